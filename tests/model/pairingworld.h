// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "core/pairing/pairingmachine.h"

#include <array>
#include <memory>

namespace sobani::model {

/// Two pairing machines, two people and a relay that keeps every frame for ever: each may
/// arrive at any time, never, or again and again.
class PairingWorld
{
public:
    [[nodiscard]] static PairingWorld begin(bool byCode);

    [[nodiscard]] QByteArray key() const;
    [[nodiscard]] std::vector<PairingWorld> next() const;
    [[nodiscard]] QByteArray broken() const;
    /// What became of the two: "finished", "undone", "closed" or "open", inviter first.
    [[nodiscard]] QByteArray label() const;

private:
    struct Side
    {
        pairing::State state;
        bool saidYes = false;
        bool saidNo = false;
        bool connected = false;
        int completions = 0;
        bool undone = false;
        std::array<bool, 2> expired{}; ///< the join and the compare timer have fired
        QByteArray psk;
    };

    void handle(std::size_t side, const pairing::Event &event);
    void perform(std::size_t side, pairing::Effect &effect);
    void deliver(std::size_t frame);
    void settle();

    std::array<std::shared_ptr<const Side>, 2> m_sides; ///< shared: a fork copies one of them
    std::vector<pairing::Publish> m_frames; ///< every different one, in order of first sending
    QByteArray m_broken;
};

} // namespace sobani::model
