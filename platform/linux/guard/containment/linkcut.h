// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace sobani::guard {

/// The harder cut, by means that share nothing with nftables: routing rules that prohibit
/// everything but this machine itself, in both families, and every network interface down.
///
/// The rules keep out a network manager that brings its interfaces up again. All of it
/// carries our mark in the kernel, so another process, after a crash, can take it away; a
/// restart of the machine takes it away too. Idempotent.
/// Failure: an errno; then at least one of the two means is in place unless none could be.
[[nodiscard]] int cutLinks();
/// Brings back exactly what cutLinks() took. Does nothing, quickly, when nothing is cut.
[[nodiscard]] int restoreLinks();

} // namespace sobani::guard
