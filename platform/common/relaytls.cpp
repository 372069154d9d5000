// SPDX-License-Identifier: MPL-2.0
#include "platform/common/relaytls.h"

#include "core/base/secretbytes.h"
#include "core/crypto/crypto.h"

#include <QHostAddress>

#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace sobani::platform {

namespace {

QByteArray pinOf(X509 *certificate)
{
    unsigned char *der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    if (size <= 0)
        return {};
    const auto guard = std::unique_ptr<unsigned char, void (*)(unsigned char *)>(
        der, [](unsigned char *p) { OPENSSL_free(p); });
    return crypto::sha256(QByteArrayView(der, size));
}

// The library names the address it dials; a relay behind a shared front needs its name.
void sendServerName(const SSL *ssl, int where, int /*result*/)
{
    if (!(where & SSL_CB_HANDSHAKE_START))
        return;
    const auto *tls = static_cast<RelayTls *>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
    const QByteArray host = tls->rules().host.toUtf8();
    SSL_set_tlsext_host_name(const_cast<SSL *>(ssl), host.constData());
}

} // namespace

RelayTls::RelayTls(Rules rules) : m_rules(std::move(rules))
{
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    if (!context)
        return;
    const bool roots =
        m_rules.caFile.isEmpty()
            ? SSL_CTX_set_default_verify_paths(context) == 1
            : SSL_CTX_load_verify_file(context, m_rules.caFile.toUtf8().constData()) == 1;
    const bool needsRoots = m_rules.pin.isEmpty() && m_rules.trust == Trust::Authorities;
    if (SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) != 1 || (needsRoots && !roots)) {
        SSL_CTX_free(context);
        return;
    }
    SSL_CTX_set_app_data(context, this);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_cert_verify_callback(context, &RelayTls::verify, this);
    if (QHostAddress(m_rules.host).isNull())
        SSL_CTX_set_info_callback(context, &sendServerName);
    m_context = context;
}

RelayTls::~RelayTls()
{
    SSL_CTX_free(m_context);
}

int RelayTls::verify(x509_store_ctx_st *chain, void *self)
{
    auto *tls = static_cast<RelayTls *>(self);
    tls->m_refused = !tls->accepts(chain);
    return tls->m_refused ? 0 : 1;
}

bool RelayTls::accepts(x509_store_ctx_st *chain)
{
    X509 *leaf = X509_STORE_CTX_get0_cert(chain);
    m_shownPin = leaf ? pinOf(leaf) : QByteArray{};
    if (m_shownPin.isEmpty())
        return false;
    if (!m_rules.pin.isEmpty())
        return equalInConstantTime(m_rules.pin, m_shownPin);
    if (m_rules.trust == Trust::FirstUse)
        return true;
    X509_VERIFY_PARAM *wanted = X509_STORE_CTX_get0_param(chain);
    const QByteArray host = m_rules.host.toUtf8();
    const bool named = QHostAddress(m_rules.host).isNull()
                           ? X509_VERIFY_PARAM_set1_host(wanted, host.constData(), 0) == 1
                           : X509_VERIFY_PARAM_set1_ip_asc(wanted, host.constData()) == 1;
    return named && X509_verify_cert(chain) == 1;
}

} // namespace sobani::platform
