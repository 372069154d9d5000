// SPDX-License-Identifier: MPL-2.0
#include "platform/linux/guard/containment/nftcontainment.h"

#include "platform/linux/guard/containment/connections.h"
#include "platform/linux/guard/containment/linkcut.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>

#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netlink.h>
#include <nftables/libnftables.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sobani::guard {

namespace {

ContainmentError errorFrom(int number)
{
    if (number == EPERM || number == EACCES)
        return ContainmentError::NotPermitted;
    return number == EOPNOTSUPP || number == EPROTONOSUPPORT ? ContainmentError::Unsupported
                                                             : ContainmentError::Refused;
}

QByteArray wordsFor(int number)
{
    return qt_error_string(number).toLocal8Bit();
}

/// libnftables gives words, not numbers.
ContainmentError errorFrom(const QByteArray &words)
{
    if (words.contains(wordsFor(EPERM)))
        return errorFrom(EPERM);
    return errorFrom(words.contains(wordsFor(EOPNOTSUPP)) ? EOPNOTSUPP : EBUSY);
}

/// Whether an event names one of our tables.
bool isOurs(QByteArrayView payload)
{
    bool ours = false;
    // A table's, chain's and rule's name of its table is attribute 1 in all three.
    static_assert(int(NFTA_TABLE_NAME) == int(NFTA_CHAIN_TABLE)
                  && int(NFTA_TABLE_NAME) == int(NFTA_RULE_TABLE)
                  && int(NFTA_TABLE_NAME) == int(NFTA_SET_TABLE));
    forEachAttribute(behind(payload, sizeof(nfgenmsg)), [&ours](quint16 type, QByteArrayView value) {
        if (type == NFTA_TABLE_NAME && QByteArray(value.data()) == TableName)
            ours = true;
    });
    return ours;
}

/// Elements come and go by themselves.
bool isChange(quint16 type)
{
    const int what = type & 0xff;
    return type >> 8 == NFNL_SUBSYS_NFTABLES && what != NFT_MSG_NEWSETELEM
           && what != NFT_MSG_DELSETELEM && what != NFT_MSG_NEWGEN;
}

bool hasOurChange(QByteArrayView messages)
{
    while (messages.size() >= qsizetype(NLMSG_HDRLEN)) {
        const auto header = structFrom<nlmsghdr>(messages);
        const auto length = qsizetype(header.nlmsg_len);
        if (length < qsizetype(NLMSG_HDRLEN) || length > messages.size())
            return false;
        const QByteArrayView payload = messages.first(length).sliced(NLMSG_HDRLEN);
        if (isChange(header.nlmsg_type) && isOurs(payload))
            return true;
        messages = messages.sliced(std::min<qsizetype>(NLMSG_ALIGN(length), messages.size()));
    }
    return false;
}

} // namespace

void NftContainment::FreeContext::operator()(nft_ctx *context) const
{
    nft_ctx_free(context);
}

NftContainment::NftContainment(QObject *parent)
    : QObject(parent), m_nft(nft_ctx_new(NFT_CTX_DEFAULT)),
      m_netlink(std::make_unique<Netlink>(NETLINK_NETFILTER))
{
    if (m_nft) {
        nft_ctx_output_set_flags(m_nft.get(), NFT_CTX_OUTPUT_TERSE);
        nft_ctx_buffer_output(m_nft.get());
        nft_ctx_buffer_error(m_nft.get());
    }
    watch();
}

NftContainment::~NftContainment()
{
    if (m_events >= 0)
        ::close(m_events);
}

Result<Done, ContainmentError> NftContainment::apply(const ContainmentPolicy &policy)
{
    m_reason.clear();
    const auto result = policy.level == NetworkLevel::Open        ? open()
                        : policy.level == NetworkLevel::Contained ? contain(policy)
                                                                  : cut(policy);
    m_prepared.reset();
    drainEvents(); // the kernel has told us about ourselves by now
    return result;
}

Result<Done, ContainmentError> NftContainment::contain(const ContainmentPolicy &policy)
{
    // Older means on the right: a table somebody else left, a kernel without bridges.
    const bool done = wake(policy) || run(containedRuleset(policy, Bridge::With, Table::Kept))
                      || run(containedRuleset(policy, Bridge::With, Table::Fresh))
                      || run(containedRuleset(policy, Bridge::Without, Table::Fresh));
    if (!done)
        return Failure{errorFrom(m_reason)};
    destroyConnections(policy);
    forgetTrackedFlows(policy);
    if (const int failed = restoreLinks())
        return Failure{errorFrom(failed)};
    return Done{};
}

Result<Done, ContainmentError> NftContainment::open()
{
    const bool done = !isAwake() || run(openRuleset(Bridge::With, Table::Kept))
                      || run(openRuleset(Bridge::With, Table::Fresh))
                      || run(openRuleset(Bridge::Without, Table::Fresh));
    if (!done)
        return Failure{errorFrom(m_reason)};
    if (const int failed = restoreLinks())
        return Failure{errorFrom(failed)};
    return Done{};
}

Result<Done, ContainmentError> NftContainment::cut(const ContainmentPolicy &policy)
{
    const int failed = cutLinks();
    destroyConnections(policy);
    forgetTrackedFlows({});
    if (failed) {
        m_reason = wordsFor(failed);
        return Failure{errorFrom(failed)};
    }
    return Done{};
}

bool NftContainment::run(const QByteArray &commands)
{
    if (!m_nft) {
        m_reason = wordsFor(ENOMEM);
        return false;
    }
    const bool done = nft_run_cmd_from_buffer(m_nft.get(), commands.constData()) == 0;
    if (!done)
        m_reason = QByteArray(nft_ctx_get_error_buffer(m_nft.get())).left(2000);
    return done;
}

bool NftContainment::isAwake()
{
    const QByteArray kept = m_reason;
    const bool found = run(QByteArray("list table inet ") + TableName + '\n');
    m_reason = kept; // its not being there is not a failure
    const QByteArray listing = nft_ctx_get_output_buffer(m_nft.get());
    return found && !listing.contains("flags dormant");
}

void NftContainment::prepare(const ContainmentPolicy &policy)
{
    m_prepared.reset();
    if (!m_nft || isAwake())
        return;
    for (const Bridge bridge : {Bridge::With, Bridge::Without}) {
        if (run(containedRuleset(policy, bridge, Table::Asleep))) {
            m_prepared = policy;
            m_preparedBridge = bridge;
            break;
        }
    }
    drainEvents();
}

bool NftContainment::wake(const ContainmentPolicy &policy)
{
    if (m_prepared != policy || drainEvents())
        return false;
    const auto message = [](int what, quint8 family, std::initializer_list<std::pair<quint16, QByteArray>> attributes) {
        nfgenmsg header{};
        header.nfgen_family = family;
        header.version = NFNETLINK_V0;
        Netlink::Message one{quint16(NFNL_SUBSYS_NFTABLES << 8 | what), 0, bytesOf(header).toByteArray()};
        for (const auto &[type, value] : attributes)
            appendAttribute(one.payload, type, value);
        return one;
    };
    const QByteArray name = QByteArray(TableName) + '\0';
    const QByteArray awake(4, '\0'); // no flag is set
    // A table that somebody removed would be made anew, and empty, by this; that its chain has
    // to be there makes the whole transaction fail instead.
    std::vector<Netlink::Message> all{
        message(NFT_MSG_DELRULE, NFPROTO_INET,
                {{NFTA_RULE_TABLE, name}, {NFTA_RULE_CHAIN, QByteArray(SleepingChain) + '\0'}}),
        message(NFT_MSG_NEWTABLE, NFPROTO_INET, {{NFTA_TABLE_NAME, name}, {NFTA_TABLE_FLAGS, awake}})};
    if (m_preparedBridge == Bridge::With)
        all.push_back(message(NFT_MSG_NEWTABLE, NFPROTO_BRIDGE,
                              {{NFTA_TABLE_NAME, name}, {NFTA_TABLE_FLAGS, awake}}));
    return m_netlink->transaction(NFNL_SUBSYS_NFTABLES, all) == 0;
}

void NftContainment::watch()
{
    m_events = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_NETFILTER);
    sockaddr_nl self{};
    self.nl_family = AF_NETLINK;
    self.nl_groups = 1U << (NFNLGRP_NFTABLES - 1);
    if (m_events < 0 || ::bind(m_events, reinterpret_cast<sockaddr *>(&self), sizeof self) != 0)
        return; // the session's patrol tests with packets all the same
    m_notifier = new QSocketNotifier(m_events, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        if (drainEvents()) {
            m_prepared.reset();
            Q_EMIT disturbed();
        }
    });
}

bool NftContainment::drainEvents()
{
    bool ours = false;
    std::array<char, 65536> buffer{};
    for (;;) {
        const auto size = ::recv(m_events, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (size < 0 && errno == ENOBUFS) {
            ours = true; // too much happened to be read: ours may be among it
            continue;
        }
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return ours;
        ours = hasOurChange({buffer.data(), qsizetype(size)}) || ours;
    }
}

} // namespace sobani::guard
