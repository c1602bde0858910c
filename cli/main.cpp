// `induct`: the edge at which the machine's failures become messages. Everything else is in app.cpp and the commands.
#include "cli/app.h"

#include <exception>
#include <iostream>
#include <new>

int main(int argc, char** argv) {
    try {
        induct::cli::CommandLine line;
        const int code = line.run(argc, argv);
        // What was asked for and could not be said is no success.
        if (std::cout.flush()) return code;
        std::cerr << "induct: standard output cannot be written\n";
    } catch (const std::bad_alloc&) {
        std::cerr << "induct: out of memory\n";
    } catch (const std::exception& failure) {
        std::cerr << "induct: " << failure.what() << '\n';
    }
    return 3;
}
