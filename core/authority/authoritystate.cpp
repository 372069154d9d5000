// SPDX-License-Identifier: MPL-2.0
#include "core/authority/authoritystate.h"

#include <algorithm>

namespace sobani::authority {

const Member *State::member(const DeviceId &id) const
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&id](const Member &m) { return m.id == id; });
    return found == members.end() ? nullptr : &*found;
}

const Request *State::request(const RequestId &id) const
{
    const auto found = std::find_if(requests.begin(), requests.end(), [&id](const Request &r) {
        return r.body.of.request == id;
    });
    return found == requests.end() ? nullptr : &*found;
}

bool State::isLocked() const
{
    return incident || isolation.standing
           || std::any_of(requests.begin(), requests.end(),
                          [](const Request &r) { return r.isOpen(); });
}

} // namespace sobani::authority
