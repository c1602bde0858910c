// `induct`: the edge at which the machine's failures become messages. Everything else is in app.cpp and the commands.
#include "cli/app.h"

#include <exception>
#include <iostream>
#include <new>

int main(int argc, char** argv) {
    try {
        induct::cli::CommandLine line;
        return line.run(argc, argv);
    } catch (const std::bad_alloc&) {
        std::cerr << "induct: out of memory; nothing was changed\n";
    } catch (const std::exception& failure) {
        std::cerr << "induct: " << failure.what() << '\n';
    }
    return 3;
}
