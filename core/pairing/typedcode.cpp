// SPDX-License-Identifier: MPL-2.0
#include "core/pairing/typedcode.h"

#include "core/crypto/crypto.h"

#include <array>

namespace sobani::pairing {

namespace {

constexpr char Alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr unsigned FormatVersion = 1;
constexpr int SecretSymbols = 10;
/// Longer input is not a code with spaces in it.
constexpr qsizetype LongestInput = 64;

using Symbols = std::array<unsigned, std::size_t(CodeLength)>;

/// Multiplication by x in GF(32) = GF(2)[x] / (x^5 + x^2 + 1), where x generates all 31
/// non-zero elements.
constexpr unsigned timesX(unsigned a)
{
    const unsigned shifted = a << 1U;
    return shifted & 32U ? shifted ^ 0b100101U : shifted;
}

/// The sum of symbol[i] * x^(11-i), by Horner's rule. The 12 weights are non-zero and differ,
/// so changing one symbol or exchanging two different ones changes the sum; it is 0 for a
/// right code, and the last symbol has weight 1.
constexpr unsigned checkSum(const Symbols &symbols)
{
    unsigned sum = 0;
    for (const unsigned symbol : symbols)
        sum = timesX(sum) ^ symbol;
    return sum;
}

bool isSeparator(QChar c)
{
    static const QString marks = QStringLiteral("-_.\u2010\u2011\u2012\u2013\u2014\u2015\u2043"
                                                "\u2212\u30fc\u3161\u2500\u2501\u00ad\u200b\ufeff");
    return c.isSpace() || marks.contains(c);
}

int symbolOf(QChar c)
{
    const char upper = c.toUpper().toLatin1();
    if (upper == 'O')
        return 0;
    if (upper == 'I' || upper == 'L')
        return 1;
    for (int value = 0; value < 32; ++value) {
        if (Alphabet[value] == upper)
            return value;
    }
    return -1;
}

} // namespace

SecretBytes randomCodeSecret()
{
    SecretBytes secret = crypto::randomSecret(CodeSecretSize);
    secret.data()[0] &= 0x03U;
    return secret;
}

QString codeFromSecret(const SecretBytes &secret)
{
    Q_ASSERT(qsizetype(secret.size()) == CodeSecretSize && secret.data()[0] < 4);
    quint64 bits = 0;
    for (std::size_t i = 0; i < secret.size(); ++i)
        bits = (bits << 8U) | secret.data()[i];
    Symbols symbols{FormatVersion};
    for (int i = SecretSymbols; i >= 1; --i) {
        symbols[std::size_t(i)] = unsigned(bits & 31U);
        bits >>= 5U;
    }
    symbols.back() = checkSum(symbols);
    QString code;
    for (const unsigned symbol : symbols)
        code += QLatin1Char(Alphabet[symbol]);
    return code;
}

QString groupedCode(const QString &code)
{
    QString result;
    for (qsizetype i = 0; i < code.size(); ++i) {
        if (i > 0 && i % 4 == 0)
            result += u'-';
        result += code[i];
    }
    return result;
}

Result<SecretBytes, OfferError> secretFromCode(const QString &typed)
{
    if (typed.size() > LongestInput)
        return Failure{OfferError::Malformed};
    Symbols symbols{};
    std::size_t count = 0;
    // Compatibility composition turns full-width letters, digits and signs into plain ones.
    for (const QChar c : typed.normalized(QString::NormalizationForm_KC)) {
        if (isSeparator(c))
            continue;
        const int symbol = symbolOf(c);
        if (symbol < 0 || count == symbols.size())
            return Failure{OfferError::Malformed};
        symbols[count++] = unsigned(symbol);
    }
    if (count != symbols.size())
        return Failure{OfferError::Malformed};
    if (checkSum(symbols) != 0)
        return Failure{OfferError::Checksum};
    if (symbols[0] != FormatVersion)
        return Failure{OfferError::Version};
    quint64 bits = 0;
    for (std::size_t i = 1; i <= SecretSymbols; ++i)
        bits = (bits << 5U) | symbols[i];
    SecretBytes secret{std::size_t(CodeSecretSize)};
    for (std::size_t i = secret.size(); i-- > 0; bits >>= 8U)
        secret.data()[i] = static_cast<unsigned char>(bits & 0xffU);
    return secret;
}

} // namespace sobani::pairing
