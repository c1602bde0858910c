// `induct`: the edge at which the machine's failures become messages. Everything else is in app.cpp and the commands.
#include "cli/app.h"
#include "grammar/printable.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <string_view>

namespace {

/// Where the standard library cannot pass an exception on (it reads folders so), memory has run out. What was not
/// committed is undone by whoever opens the ledger next, as after a kill. Without any exception under way it is a
/// mistake in here, and stays one.
[[noreturn]] void stop_at_once() {
    try {
        if (const std::exception_ptr uncaught = std::current_exception()) std::rethrow_exception(uncaught);
        if (std::uncaught_exceptions() == 0) std::abort();
    } catch (const std::bad_alloc&) {
        // As everywhere else.
    } catch (...) {
        std::abort();
    }
    constexpr std::string_view says = "induct: out of memory\n";
    (void)!::write(STDERR_FILENO, says.data(), says.size());
    ::_exit(3);
}

}  // namespace

int main(int argc, char** argv) {
    std::set_terminate(stop_at_once);
    // What Induct writes is for the account that runs it: the ledger, the reports, a new workspace. `fmt` gives a file
    // the rights back that it had.
    ::umask(077);
    try {
        induct::cli::CommandLine line;
        const int code = line.run(argc, argv);
        // What was asked for and could not be said is no success.
        if (std::cout.flush()) return code;
        std::cerr << "induct: standard output cannot be written\n";
    } catch (const std::bad_alloc&) {
        std::cerr << "induct: out of memory\n";
    } catch (const std::exception& failure) {
        std::cerr << "induct: " << induct::printable(failure.what()) << '\n';
    }
    return 3;
}
