// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/guard/containment.h"
#include "platform/linux/guard/containment/netlink.h"
#include "platform/linux/guard/containment/nftruleset.h"

#include <QObject>

#include <memory>

class QSocketNotifier;
struct nft_ctx;

namespace sobani::guard {

/// Containment by nftables (docs/containment.md), in the network namespace of the thread that
/// constructed it; apply() and selfTest() have to be called in the same namespace.
///
/// Level Contained is one transaction; sockets and tracked flows of before are ended after it.
/// Level Cut uses nothing of nftables (linkcut.h), and whatever rules there are stay.
/// Needs CAP_NET_ADMIN; the self-test also CAP_SETUID and CAP_NET_RAW.
class NftContainment final : public QObject, public Containment
{
    Q_OBJECT
public:
    explicit NftContainment(QObject *parent = nullptr);
    ~NftContainment() override;

    /// Puts the rules in place asleep; waking them is the kernel's smallest transaction. Once
    /// something was contained its memory of the dead is worth more, and nothing is prepared.
    void prepare(const ContainmentPolicy &policy) override;
    [[nodiscard]] Result<Done, ContainmentError> apply(const ContainmentPolicy &policy) override;
    [[nodiscard]] SelfTest selfTest(const ContainmentPolicy &policy) override;

    /// What the kernel's side said about the newest failure, for a log; never for a screen.
    [[nodiscard]] QByteArray reason() const { return m_reason; }

Q_SIGNALS:
    /// Somebody else changed or removed our tables (an administrator's "flush ruleset", another
    /// firewall's start). Needs an event loop.
    void disturbed();

private:
    struct FreeContext { void operator()(nft_ctx *context) const; };

    Result<Done, ContainmentError> contain(const ContainmentPolicy &policy);
    Result<Done, ContainmentError> open();
    Result<Done, ContainmentError> cut(const ContainmentPolicy &policy);
    [[nodiscard]] bool run(const QByteArray &commands);
    [[nodiscard]] bool wake(const ContainmentPolicy &policy);
    [[nodiscard]] bool isAwake();
    void watch();
    bool drainEvents();

    std::unique_ptr<nft_ctx, FreeContext> m_nft;
    std::unique_ptr<Netlink> m_netlink; ///< open beforehand: a tap waits for nothing
    std::optional<ContainmentPolicy> m_prepared; ///< asleep in the kernel
    Bridge m_preparedBridge = Bridge::With;
    QByteArray m_reason;
    int m_events = -1;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace sobani::guard
