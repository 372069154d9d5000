// SPDX-License-Identifier: MPL-2.0
#include "qml/settings/relayaddress.h"

#include <QUrl>

namespace sobani::settings {

namespace {

constexpr int UsualPort = 8883;

} // namespace

std::optional<QString> relayUrl(const QString &typed)
{
    QString text = typed.normalized(QString::NormalizationForm_KC).simplified();
    text.remove(u' ');
    if (!text.contains(QLatin1String("://")))
        text.prepend(QLatin1String("mqtts://"));
    const QUrl url(text, QUrl::StrictMode);
    const bool bare = url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment()
                      && (url.path().isEmpty() || url.path() == QLatin1String("/"));
    if (!url.isValid() || !bare || url.scheme() != QLatin1String("mqtts") || url.host().isEmpty())
        return std::nullopt;
    const int port = url.port(UsualPort);
    if (port < 1)
        return std::nullopt;
    QUrl clean;
    clean.setScheme(url.scheme());
    clean.setHost(url.host());
    clean.setPort(port);
    return clean.toString();
}

} // namespace sobani::settings
