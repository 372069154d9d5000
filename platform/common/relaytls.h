// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QString>

struct ssl_ctx_st;
struct x509_store_ctx_st;

namespace sobani::platform {

/// How a relay has to prove who it is, and what it showed.
///
/// TLS 1.3 only. A known pin decides alone: chain, name and dates do not matter then, because
/// the family agreed on that key. Without a pin the chain (caFile, or the system's
/// authorities) and the host name are checked. FirstUse accepts any key and only reports it:
/// for pairing by typed code, where the short authentication string binds the key.
///
/// Good for one connection attempt; used on one thread.
class RelayTls
{
public:
    enum class Trust { Authorities, FirstUse };
    struct Rules
    {
        QString host;
        QByteArray pin; ///< SHA-256 of the SubjectPublicKeyInfo, or empty
        QString caFile; ///< PEM; empty: the system's authorities
        Trust trust = Trust::Authorities;
    };

    explicit RelayTls(Rules rules);
    ~RelayTls();
    Q_DISABLE_COPY_MOVE(RelayTls)

    /// Null when the CA file cannot be read or OpenSSL refused. Callbacks in it point here.
    [[nodiscard]] ssl_ctx_st *context() const { return m_context; }
    /// The key that the relay showed, accepted or not; empty before the handshake.
    [[nodiscard]] QByteArray shownPin() const { return m_shownPin; }
    [[nodiscard]] bool refused() const { return m_refused; }
    [[nodiscard]] const Rules &rules() const { return m_rules; }

private:
    static int verify(x509_store_ctx_st *chain, void *self);
    [[nodiscard]] bool accepts(x509_store_ctx_st *chain);

    Rules m_rules;
    ssl_ctx_st *m_context = nullptr;
    QByteArray m_shownPin;
    bool m_refused = false;
};

} // namespace sobani::platform
