// SPDX-License-Identifier: MPL-2.0
#include "platform/common/keychainsecretstore.h"

#include "platform/common/keychainservice.h"

#include <QEventLoop>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <qt6keychain/keychain.h>

namespace sobani::platform {

using identity::SecretError;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Timeout = std::chrono::seconds(5);

QString serviceName()
{
    return u"Sobani"_s;
}

/// Who is to blame when the library says no more than "failed".
SecretError blame()
{
    switch (keychainService()) {
    case KeychainService::Absent:
        return SecretError::Unavailable;
    case KeychainService::Locked:
        return SecretError::Locked;
    case KeychainService::Open:
    case KeychainService::Unknown:
        break;
    }
    return SecretError::Failed;
}

SecretError errorOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return SecretError::NotFound;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return SecretError::Unavailable;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return SecretError::Locked;
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError: // also what it says when there is no service at all
        break;
    }
    return blame();
}

/// Runs \a job to its end; \a take reads its answer while it still lives.
template <typename Take>
Result<Done, SecretError> run(QKeychain::Job *job, Take take)
{
    QEventLoop loop;
    std::optional<QKeychain::Error> ended;
    const QMetaObject::Connection connection =
        QObject::connect(job, &QKeychain::Job::finished, &loop, [&](QKeychain::Job *finished) {
            ended = finished->error();
            if (*ended == QKeychain::NoError)
                take();
            loop.quit();
        });
    QTimer::singleShot(Timeout, &loop, &QEventLoop::quit);
    job->start(); // deletes itself when it ends, also after we stopped waiting
    if (!ended)
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    QObject::disconnect(connection);
    if (!ended) {
        const SecretError error = blame();
        return Failure{error == SecretError::Failed ? SecretError::Locked : error};
    }
    if (*ended != QKeychain::NoError)
        return Failure{errorOf(*ended)};
    return Done{};
}

} // namespace

KeychainSecretStore::KeychainSecretStore(QString profile) : m_profile(std::move(profile)) {}

QString KeychainSecretStore::key(const QString &name) const
{
    return m_profile + u'/' + name;
}

Result<Done, SecretError> KeychainSecretStore::probe()
{
    // Without a service the library would wait for one to come up.
    if (keychainService() == KeychainService::Absent)
        return Failure{SecretError::Unavailable};
    const QString name = u"probe"_s;
    const SecretBytes value("probe");
    if (const auto written = write(name, value); !written)
        return written;
    const auto back = read(name);
    if (!back || !(*back == value))
        return Failure{blame()};
    return remove(name);
}

Result<SecretBytes, SecretError> KeychainSecretStore::read(const QString &name)
{
    auto *job = new QKeychain::ReadPasswordJob(serviceName());
    job->setKey(key(name));
    SecretBytes value;
    const auto done = run(job, [&] {
        QByteArray bytes = job->binaryData();
        value = SecretBytes(bytes);
        wipe(bytes.data(), std::size_t(bytes.size()));
    });
    if (!done)
        return Failure{done.error()};
    return value;
}

Result<Done, SecretError> KeychainSecretStore::write(const QString &name, const SecretBytes &value)
{
    auto *job = new QKeychain::WritePasswordJob(serviceName());
    job->setKey(key(name));
    job->setBinaryData(value.view().toByteArray());
    return run(job, [] {});
}

Result<Done, SecretError> KeychainSecretStore::remove(const QString &name)
{
    auto *job = new QKeychain::DeletePasswordJob(serviceName());
    job->setKey(key(name));
    return run(job, [] {});
}

} // namespace sobani::platform
