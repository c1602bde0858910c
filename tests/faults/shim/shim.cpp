// A shared module that is loaded before the C library (LD_PRELOAD) and makes the machine fail at one chosen moment.
// It counts the calls on files below INDUCT_FAULT_ROOT, or the allocations, and lets the one of number INDUCT_FAULT_AT
// fail, and those behind it when the kind says so; without a number it writes each call to INDUCT_FAULT_LOG.
// It has no state but that count, allocates nothing, and is used by tests/faults/*_test.cpp.
#include "tests/faults/shim/calls.h"

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

using namespace induct::faults;

/// What the environment asks for; read once, before main().
struct Order {
    char root[PATH_MAX] = {};
    std::size_t root_length = 0;
    int log = -1;
    unsigned long at = 0;
    char kind = 0;        // the first letter of a kind of calls.h
    bool memory = false;  // allocations are counted instead of calls on files
};

Order order;
bool watching = false;  // from the first line of main() to exit
std::atomic<unsigned long> calls{0};

[[noreturn]] void die() {
    ::kill(::getpid(), SIGKILL);
    for (;;) ::pause();
}

bool is_below_root(const char* path) {
    return std::strncmp(path, order.root, order.root_length) == 0 &&
           (path[order.root_length] == '/' || path[order.root_length] == '\0');
}

/// The path of an open file; false when it lies elsewhere.
bool path_of(int descriptor, char (&path)[PATH_MAX]) {
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const long length = ::syscall(SYS_readlink, link, path, sizeof path - 1);
    path[std::max(0L, length)] = '\0';
    return length > 0 && is_below_root(path);
}

/// The path that `name` means beside the open folder.
bool path_beside(int folder, const char* name, char (&path)[PATH_MAX]) {
    if (name[0] == '/' || folder == AT_FDCWD) {
        std::snprintf(path, sizeof path, "%s", name);
        return is_below_root(path);
    }
    if (!path_of(folder, path)) return false;
    const std::size_t length = std::strlen(path);
    std::snprintf(path + length, sizeof path - length, "/%s", name);
    return true;
}

void write_log(const char* call, const char* path) {
    char line[PATH_MAX + 64];
    const int length = std::snprintf(line, sizeof line, "%s %s\n", call, path + order.root_length);
    (void)!::syscall(SYS_write, order.log, line, static_cast<std::size_t>(length));
}

/// The n-th one fails; of the kind `stay` all behind it that change something, too.
bool is_hit(unsigned long number, bool changes) {
    return number == order.at || (order.kind == stay[0] && number > order.at && changes);
}

enum class Verdict { go_on, fail, halve, halve_and_die };

/// Counts a call on a file and says what becomes of it. `changes`: it alters what is on the disk.
Verdict judge(const char* call, const char* path, bool changes, bool bytes = false) {
    if (!watching || order.memory) return Verdict::go_on;
    const unsigned long number = ++calls;
    if (order.log >= 0) write_log(call, path);
    if (order.at == 0 || !is_hit(number, changes)) return Verdict::go_on;
    if (order.kind == die_before[0]) die();
    if (order.kind == die_halfway[0]) return bytes ? Verdict::halve_and_die : Verdict::go_on;
    if (order.kind == halve[0]) return bytes ? Verdict::halve : Verdict::go_on;
    errno = changes && order.kind == stay[0] ? ENOSPC : EIO;
    return Verdict::fail;
}

/// The same for a call that names a path.
bool path_fails(const char* call, const char* path, bool changes) {
    if (!watching || order.memory || path == nullptr || !is_below_root(path)) return false;
    return judge(call, path, changes) == Verdict::fail;
}

bool path_beside_fails(const char* call, int folder, const char* name, bool changes) {
    char path[PATH_MAX];
    if (!watching || order.memory || !path_beside(folder, name, path)) return false;
    return judge(call, path, changes) == Verdict::fail;
}

Verdict judge_descriptor(const char* call, int descriptor, bool changes, bool bytes = false) {
    char path[PATH_MAX];
    if (!watching || order.memory || !path_of(descriptor, path)) return Verdict::go_on;
    return judge(call, path, changes, bytes);
}

bool descriptor_fails(const char* call, int descriptor, bool changes) {
    return judge_descriptor(call, descriptor, changes) == Verdict::fail;
}

bool allocation_fails() {
    if (!watching || !order.memory) return false;
    const unsigned long number = ++calls;
    if (number != order.at) return false;
    errno = ENOMEM;
    return true;
}

/// The function that this one stands before.
template <class Function>
Function* behind(Function*, const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

void read_order() {
    const char* root = std::getenv(root_variable);
    if (root == nullptr) return;
    std::snprintf(order.root, sizeof order.root, "%s", root);
    order.root_length = std::strlen(order.root);
    if (const char* log = std::getenv(log_variable))
        order.log = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0644));
    if (const char* at = std::getenv(at_variable)) order.at = std::strtoul(at, nullptr, 10);
    if (const char* kind = std::getenv(kind_variable)) order.kind = kind[0];
    if (const char* what = std::getenv(what_variable)) order.memory = std::strcmp(what, allocations) == 0;
    watching = true;
}

/// How many allocations there were; calls on files are told one by one.
void tell_allocations() {
    watching = false;
    if (order.log < 0 || !order.memory) return;
    char line[32];
    const int length = std::snprintf(line, sizeof line, "%lu\n", calls.load());
    (void)!::syscall(SYS_write, order.log, line, static_cast<std::size_t>(length));
}

int (*real_main)(int, char**, char**) = nullptr;

int watched_main(int argc, char** argv, char** environment) {
    read_order();
    const int code = real_main(argc, argv, environment);
    tell_allocations();
    return code;
}

mode_t mode_in(int flags, va_list rest) {
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? static_cast<mode_t>(va_arg(rest, int)) : 0;
}

bool opens_to_change(int flags) { return (flags & (O_CREAT | O_TRUNC)) != 0; }

/// SQLite salts its write-ahead log. Without that two runs that stop at the same place leave the same bytes, and what
/// was judged once need not be judged again.
const char* without_chance(const char* path) {
    return watching && std::strcmp(path, "/dev/urandom") == 0 ? "/dev/zero" : path;
}

const char* opening(int flags) { return opens_to_change(flags) ? "create" : "open"; }

}  // namespace

// The functions of the C library are declared there with attributes of its own.
// NOLINTBEGIN(cert-dcl50-cpp,bugprone-reserved-identifier)
extern "C" {

void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);

int __libc_start_main(int (*main)(int, char**, char**), int argc, char** argv, void (*begin)(), void (*end)(),
                      void (*loader_end)(), void* stack_end) {
    real_main = main;
    return behind(&__libc_start_main, "__libc_start_main")(watched_main, argc, argv, begin, end, loader_end, stack_end);
}

void* malloc(std::size_t size) { return allocation_fails() ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) { return allocation_fails() ? nullptr : __libc_calloc(count, size); }
void* realloc(void* old, std::size_t size) { return allocation_fails() ? nullptr : __libc_realloc(old, size); }

int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_in(flags, rest);
    va_end(rest);
    if (path_fails(opening(flags), path, opens_to_change(flags))) return -1;
    static auto* const real = behind(&open, "open");
    return real(without_chance(path), flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_in(flags, rest);
    va_end(rest);
    if (path_fails(opening(flags), path, opens_to_change(flags))) return -1;
    static auto* const real = behind(&open64, "open64");
    return real(without_chance(path), flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_in(flags, rest);
    va_end(rest);
    if (path_beside_fails(opening(flags), folder, path, opens_to_change(flags))) return -1;
    static auto* const real = behind(&openat, "openat");
    return real(folder, path, flags, mode);
}

int openat64(int folder, const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_in(flags, rest);
    va_end(rest);
    if (path_beside_fails(opening(flags), folder, path, opens_to_change(flags))) return -1;
    static auto* const real = behind(&openat64, "openat64");
    return real(folder, path, flags, mode);
}

int creat(const char* path, mode_t mode) { return open(path, O_WRONLY | O_CREAT | O_TRUNC, mode); }
int creat64(const char* path, mode_t mode) { return open64(path, O_WRONLY | O_CREAT | O_TRUNC, mode); }

FILE* fopen(const char* path, const char* mode) {
    if (path_fails(mode[0] == 'r' ? "open" : "create", path, mode[0] != 'r')) return nullptr;
    static auto* const real = behind(&fopen, "fopen");
    return real(path, mode);
}

FILE* fopen64(const char* path, const char* mode) {
    if (path_fails(mode[0] == 'r' ? "open" : "create", path, mode[0] != 'r')) return nullptr;
    static auto* const real = behind(&fopen64, "fopen64");
    return real(path, mode);
}

/// A file is closed even when closing it fails.
int fclose(FILE* file) {
    static auto* const real = behind(&fclose, "fclose");
    const bool fails = descriptor_fails("close", ::fileno(file), false);
    const int done = real(file);
    if (!fails) return done;
    errno = EIO;
    return EOF;
}

int close(int descriptor) {
    static auto* const real = behind(&close, "close");
    const bool fails = descriptor_fails("close", descriptor, false);
    const int done = real(descriptor);
    if (!fails) return done;
    errno = EIO;
    return -1;
}

ssize_t read(int descriptor, void* bytes, std::size_t count) {
    const Verdict verdict = judge_descriptor("read", descriptor, false, count > 1);
    if (verdict == Verdict::fail) return -1;
    static auto* const real = behind(&read, "read");
    return real(descriptor, bytes, verdict == Verdict::go_on ? count : count / 2);
}

// A short read of SQLite's is the end of the file: only write may be cut, and a read fails as a whole.
ssize_t pread(int descriptor, void* bytes, std::size_t count, off_t from) {
    if (descriptor_fails("read", descriptor, false)) return -1;
    static auto* const real = behind(&pread, "pread");
    return real(descriptor, bytes, count, from);
}

ssize_t pread64(int descriptor, void* bytes, std::size_t count, off64_t from) {
    if (descriptor_fails("read", descriptor, false)) return -1;
    static auto* const real = behind(&pread64, "pread64");
    return real(descriptor, bytes, count, from);
}

ssize_t write(int descriptor, const void* bytes, std::size_t count) {
    const Verdict verdict = judge_descriptor("write", descriptor, true, count > 1);
    if (verdict == Verdict::fail) return -1;
    static auto* const real = behind(&write, "write");
    const ssize_t done = real(descriptor, bytes, verdict == Verdict::go_on ? count : count / 2);
    if (verdict == Verdict::halve_and_die) die();
    return done;
}

ssize_t pwrite64(int descriptor, const void* bytes, std::size_t count, off64_t to) {
    const Verdict verdict = judge_descriptor("write", descriptor, true, count > 1);
    if (verdict == Verdict::fail) return -1;
    static auto* const real = behind(&pwrite64, "pwrite64");
    const ssize_t done = real(descriptor, bytes, verdict == Verdict::go_on ? count : count / 2, to);
    if (verdict == Verdict::halve_and_die) die();
    return done;
}

ssize_t pwrite(int descriptor, const void* bytes, std::size_t count, off_t to) {
    return pwrite64(descriptor, bytes, count, to);
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
    const Verdict verdict = judge_descriptor("write", descriptor, true, true);
    if (verdict == Verdict::fail) return -1;
    static auto* const real = behind(&writev, "writev");
    if (verdict == Verdict::go_on) return real(descriptor, parts, count);
    const iovec& last = parts[count - 1];  // streams put what they had kept before it
    static auto* const plain = behind(&write, "write");
    const ssize_t before = count > 1 ? real(descriptor, parts, count - 1) : 0;
    const ssize_t done = plain(descriptor, last.iov_base, last.iov_len / 2);
    if (verdict == Verdict::halve_and_die) die();
    return before + done;
}

int fsync(int descriptor) {
    if (descriptor_fails("sync", descriptor, true)) return -1;
    static auto* const real = behind(&fsync, "fsync");
    return real(descriptor);
}

int fdatasync(int descriptor) {
    if (descriptor_fails("sync", descriptor, true)) return -1;
    static auto* const real = behind(&fdatasync, "fdatasync");
    return real(descriptor);
}

int ftruncate(int descriptor, off_t length) {
    if (descriptor_fails("truncate", descriptor, true)) return -1;
    static auto* const real = behind(&ftruncate, "ftruncate");
    return real(descriptor, length);
}

int ftruncate64(int descriptor, off64_t length) {
    if (descriptor_fails("truncate", descriptor, true)) return -1;
    static auto* const real = behind(&ftruncate64, "ftruncate64");
    return real(descriptor, length);
}

int fallocate(int descriptor, int mode, off_t from, off_t length) {
    if (descriptor_fails("allocate", descriptor, true)) return -1;
    static auto* const real = behind(&fallocate, "fallocate");
    return real(descriptor, mode, from, length);
}

int rename(const char* from, const char* to) {
    if (path_fails("rename", from, true)) return -1;
    static auto* const real = behind(&rename, "rename");
    return real(from, to);
}

int mkdir(const char* path, mode_t mode) {
    if (path_fails("mkdir", path, true)) return -1;
    static auto* const real = behind(&mkdir, "mkdir");
    return real(path, mode);
}

int unlink(const char* path) {
    if (path_fails("remove", path, true)) return -1;
    static auto* const real = behind(&unlink, "unlink");
    return real(path);
}

int unlinkat(int folder, const char* name, int flags) {
    if (path_beside_fails("remove", folder, name, true)) return -1;
    static auto* const real = behind(&unlinkat, "unlinkat");
    return real(folder, name, flags);
}

int remove(const char* path) {
    if (path_fails("remove", path, true)) return -1;
    static auto* const real = behind(&remove, "remove");
    return real(path);
}

int rmdir(const char* path) {
    if (path_fails("remove", path, true)) return -1;
    static auto* const real = behind(&rmdir, "rmdir");
    return real(path);
}

int chmod(const char* path, mode_t mode) {
    if (path_fails("chmod", path, true)) return -1;
    static auto* const real = behind(&chmod, "chmod");
    return real(path, mode);
}

int fchmod(int descriptor, mode_t mode) {
    if (descriptor_fails("chmod", descriptor, true)) return -1;
    static auto* const real = behind(&fchmod, "fchmod");
    return real(descriptor, mode);
}

int flock(int descriptor, int operation) {
    if (descriptor_fails("lock", descriptor, false)) return -1;
    static auto* const real = behind(&flock, "flock");
    return real(descriptor, operation);
}

int fcntl64(int descriptor, int command, ...) {
    va_list rest;
    va_start(rest, command);
    void* const argument = va_arg(rest, void*);
    va_end(rest);
    const bool locks = command == F_SETLK || command == F_SETLKW || command == F_GETLK;
    if (locks && descriptor_fails("lock", descriptor, false)) return -1;
    static auto* const real = behind(&fcntl64, "fcntl64");
    return real(descriptor, command, argument);
}

void* mmap64(void* place, std::size_t length, int protection, int flags, int descriptor, off64_t from) {
    if (descriptor >= 0 && descriptor_fails("map", descriptor, false)) return MAP_FAILED;
    static auto* const real = behind(&mmap64, "mmap64");
    return real(place, length, protection, flags, descriptor, from);
}

DIR* opendir(const char* path) {
    if (path_fails("open", path, false)) return nullptr;
    static auto* const real = behind(&opendir, "opendir");
    return real(path);
}

dirent* readdir(DIR* folder) {
    if (descriptor_fails("list", ::dirfd(folder), false)) return nullptr;
    static auto* const real = behind(&readdir, "readdir");
    return real(folder);
}

int stat(const char* path, struct stat* found) {
    if (path_fails("look", path, false)) return -1;
    using Stat = int(const char*, struct stat*);
    static auto* const real = reinterpret_cast<Stat*>(::dlsym(RTLD_NEXT, "stat"));
    return real(path, found);
}

int lstat(const char* path, struct stat* found) {
    if (path_fails("look", path, false)) return -1;
    using Stat = int(const char*, struct stat*);
    static auto* const real = reinterpret_cast<Stat*>(::dlsym(RTLD_NEXT, "lstat"));
    return real(path, found);
}

int stat64(const char* path, struct stat64* found) {
    if (path_fails("look", path, false)) return -1;
    using Stat = int(const char*, struct stat64*);
    static auto* const real = reinterpret_cast<Stat*>(::dlsym(RTLD_NEXT, "stat64"));
    return real(path, found);
}

int lstat64(const char* path, struct stat64* found) {
    if (path_fails("look", path, false)) return -1;
    using Stat = int(const char*, struct stat64*);
    static auto* const real = reinterpret_cast<Stat*>(::dlsym(RTLD_NEXT, "lstat64"));
    return real(path, found);
}

int fstat64(int descriptor, struct stat64* found) {
    if (descriptor_fails("look", descriptor, false)) return -1;
    using Stat = int(int, struct stat64*);
    static auto* const real = reinterpret_cast<Stat*>(::dlsym(RTLD_NEXT, "fstat64"));
    return real(descriptor, found);
}

int access(const char* path, int mode) {
    if (path_fails("look", path, false)) return -1;
    static auto* const real = behind(&access, "access");
    return real(path, mode);
}

}  // extern "C"
// NOLINTEND(cert-dcl50-cpp,bugprone-reserved-identifier)
