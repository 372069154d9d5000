// SPDX-License-Identifier: MPL-2.0
#include "core/catalogue/authenticode.h"

#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/pkcs7.h>
#include <openssl/x509.h>

#include <memory>

namespace sobani::catalogue {

namespace {

template <auto Free>
struct Deleter
{
    template <typename T>
    void operator()(T *p) const
    {
        Free(p);
    }
};

using Pkcs7 = std::unique_ptr<PKCS7, Deleter<PKCS7_free>>;
using Bio = std::unique_ptr<BIO, Deleter<BIO_free>>;
using DigestInfo = std::unique_ptr<X509_SIG, Deleter<X509_SIG_free>>;
void freeList(STACK_OF(X509) * certificates)
{
    sk_X509_free(certificates);
}
using Certificates = std::unique_ptr<STACK_OF(X509), Deleter<freeList>>;

constexpr char SpcIndirectData[] = "1.3.6.1.4.1.311.2.1.4";
constexpr long MaximumName = 256;

/// Failures leave notes in this thread's queue; the next caller must not find them.
struct ErrorQueue
{
    ErrorQueue() = default;
    ~ErrorQueue() { ERR_clear_error(); }
    Q_DISABLE_COPY_MOVE(ErrorQueue)
};

QByteArrayView view(const unsigned char *data, long size)
{
    return {reinterpret_cast<const char *>(data), qsizetype(size)};
}

/// The content of a sequence, without its tag and length.
std::optional<QByteArrayView> inside(QByteArrayView der)
{
    const auto *p = reinterpret_cast<const unsigned char *>(der.data());
    const unsigned char *const end = p + der.size();
    long length = 0;
    int tag = 0;
    int kind = 0;
    // 0x80: an error; 1: of indefinite length, which DER does not have.
    const int form = ASN1_get_object(&p, &length, &tag, &kind, long(der.size()));
    if ((form & 0x81) != 0 || tag != V_ASN1_SEQUENCE || kind != V_ASN1_UNIVERSAL
        || length != end - p)
        return {};
    return view(p, length);
}

/// What is signed, with tag and length; nothing when it is of another kind.
std::optional<QByteArrayView> contentOf(const PKCS7 &message)
{
    const PKCS7 *content = message.d.sign->contents;
    if (content == nullptr || content->d.other == nullptr
        || content->d.other->type != V_ASN1_SEQUENCE)
        return {};
    char oid[64];
    if (OBJ_obj2txt(oid, int(sizeof oid), content->type, 1) <= 0
        || qstrcmp(oid, SpcIndirectData) != 0)
        return {};
    const ASN1_STRING *sequence = content->d.other->value.sequence;
    return view(ASN1_STRING_get0_data(sequence), ASN1_STRING_length(sequence));
}

std::optional<QCryptographicHash::Algorithm> algorithmOf(const ASN1_OBJECT *object)
{
    switch (OBJ_obj2nid(object)) {
    case NID_sha1:
        return QCryptographicHash::Sha1;
    case NID_sha256:
        return QCryptographicHash::Sha256;
    case NID_sha384:
        return QCryptographicHash::Sha384;
    case NID_sha512:
        return QCryptographicHash::Sha512;
    default:
        return {};
    }
}

/// One known digest, as Authenticode has it. Also because OpenSSL 3.0 leaks what it read when it
/// meets another one.
bool hasOneKnownDigest(const PKCS7 &message)
{
    const STACK_OF(X509_ALGOR) *methods = message.d.sign->md_algs;
    if (sk_X509_ALGOR_num(methods) != 1)
        return false;
    const ASN1_OBJECT *object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, sk_X509_ALGOR_value(methods, 0));
    return algorithmOf(object).has_value();
}

/// \a fields: of the SpcIndirectDataContent: what it is about, then the digest.
bool readDigest(QByteArrayView fields, Authenticode &to)
{
    const auto *p = reinterpret_cast<const unsigned char *>(fields.data());
    const unsigned char *const end = p + fields.size();
    long length = 0;
    int tag = 0;
    int kind = 0;
    if ((ASN1_get_object(&p, &length, &tag, &kind, long(fields.size())) & 0x81) != 0
        || length > end - p)
        return false;
    p += length;
    const DigestInfo info(d2i_X509_SIG(nullptr, &p, long(end - p)));
    if (!info)
        return false;
    const X509_ALGOR *method = nullptr;
    const ASN1_OCTET_STRING *digest = nullptr;
    X509_SIG_get0(info.get(), &method, &digest);
    const ASN1_OBJECT *object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, method);
    const auto algorithm = algorithmOf(object);
    if (!algorithm || ASN1_STRING_length(digest) != QCryptographicHash::hashLength(*algorithm))
        return false;
    to.algorithm = *algorithm;
    to.digest = view(ASN1_STRING_get0_data(digest), ASN1_STRING_length(digest)).toByteArray();
    return true;
}

std::optional<QString> commonName(X509 *certificate)
{
    const X509_NAME *subject = X509_get_subject_name(certificate);
    const int index = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (index < 0)
        return {};
    unsigned char *utf8 = nullptr;
    const int size =
        ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, index)));
    if (size < 0)
        return {};
    const QByteArray bytes = view(utf8, size).toByteArray();
    OPENSSL_free(utf8);
    // A name that ends earlier for some readers than for others is no name.
    if (bytes.isEmpty() || bytes.size() > MaximumName || bytes.contains('\0'))
        return {};
    return QString::fromUtf8(bytes);
}

} // namespace

std::optional<Authenticode> readAuthenticode(QByteArrayView der)
{
    if (der.isEmpty() || der.size() > MaximumSignature)
        return {};
    const ErrorQueue queue;
    const auto *p = reinterpret_cast<const unsigned char *>(der.data());
    const Pkcs7 message(d2i_PKCS7(nullptr, &p, long(der.size())));
    if (!message || !PKCS7_type_is_signed(message.get()) || message->d.sign == nullptr
        || sk_PKCS7_SIGNER_INFO_num(message->d.sign->signer_info) != 1
        || !hasOneKnownDigest(*message))
        return {};
    const auto content = contentOf(*message);
    const auto fields = content ? inside(*content) : std::nullopt;
    Authenticode result;
    if (!fields || !readDigest(*fields, result))
        return {};

    // Authenticode signs the content without its tag and length.
    const Bio signedBytes(BIO_new_mem_buf(fields->data(), int(fields->size())));
    if (!signedBytes
        || PKCS7_verify(message.get(), nullptr, nullptr, signedBytes.get(), nullptr,
                        PKCS7_NOVERIFY | PKCS7_BINARY)
               != 1)
        return {};
    const Certificates signers(PKCS7_get0_signers(message.get(), nullptr, 0));
    if (!signers || sk_X509_num(signers.get()) != 1)
        return {};
    const auto signer = commonName(sk_X509_value(signers.get(), 0));
    if (!signer)
        return {};
    result.signer = *signer;
    return result;
}

} // namespace sobani::catalogue
