// SPDX-License-Identifier: MPL-2.0
// What the gate's tests execute: gatetool MARK [quit | children | start PROGRAM]
// Adds a byte to the file MARK as its very first act, then waits to be ended; or quits, or
// starts a child and an orphaned grandchild that do the same, or PROGRAM with the same MARK.
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#ifdef GATE_TOOL
// What MarkerJudge looks for.
extern const char *const gateToolMark;
__attribute__((used)) const char *const gateToolMark = "SOBANI-TEST-REMOTE-TOOL";
#endif

namespace {

void leaveMark(const char *path)
{
    const int file = ::open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (file < 0 || ::write(file, "x", 1) != 1)
        ::_exit(3);
    ::close(file);
}

void startChildren(const char *path)
{
    if (::fork() == 0) {
        leaveMark(path);
        if (::fork() == 0) {
            ::setsid();
            if (::fork() != 0)
                ::_exit(0);
            leaveMark(path);
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    leaveMark(argv[1]);
    if (argc > 2 && argv[2][0] == 'c')
        startChildren(argv[1]);
    if (argc > 3 && argv[2][0] == 's' && ::fork() == 0) {
        ::execl(argv[3], argv[3], argv[1], nullptr);
        ::_exit(4);
    }
    if (argc > 2 && argv[2][0] == 'q')
        return 0;
    ::poll(nullptr, 0, 60'000); // no test waits this long; nothing stays behind
    return 0;
}
