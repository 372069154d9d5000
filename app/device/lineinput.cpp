// SPDX-License-Identifier: MPL-2.0
#include "app/device/lineinput.h"



#include <cstdio>
#include <utility>

namespace sobani::app {

LineInput::LineInput(qsizetype limit, QObject *parent) : QObject(parent), m_limit(limit) {}

LineInput::~LineInput()
{
    if (m_thread.joinable())
        m_thread.detach();
}

void LineInput::start()
{
    m_thread = std::thread([this, limit = m_limit] {
        QByteArray line;
        for (int c = std::getchar(); c != EOF; c = std::getchar()) {
            if (c == '\n')
                Q_EMIT lineRead(std::exchange(line, {}));
            else if (line.size() <= limit)
                line.append(char(c));
        }
        if (!line.isEmpty())
            Q_EMIT lineRead(line);
        Q_EMIT ended();
    });
}

} // namespace sobani::app
