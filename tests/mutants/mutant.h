// A mutant is a comparison or a constant of the engine that is turned into another one while the program runs: all of
// them stand in one build, and INDUCT_MUTANT says which one is awake (none, without it). mutate.py writes these forms
// into a copy of the sources; this header is put in front of each of them.
//
// `a < b` becomes `a < ::mutant::Less{7} < b`: operators of one level group from the left, so nothing around changes.
// A site of < <= > >= has two mutants, 7 (its bound moves by one) and 8 (its opposite); of == != one, its opposite; of
// a whole number one, the next number. Where the compiler computes, nothing is awake. INDUCT_MUTANT_TRACE names a file
// that gets the number of each site that was reached.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <type_traits>
#include <vector>

namespace mutant {

inline int awake() {
    static const int number = [] {
        const char* text = std::getenv("INDUCT_MUTANT");
        return text == nullptr ? 0 : std::atoi(text);
    }();
    return number;
}

/// Marks in one byte a site, written to the file when the program ends.
class Trace {
  public:
    static bool on() {
        static const bool wanted = std::getenv("INDUCT_MUTANT_TRACE") != nullptr;
        return wanted;
    }
    static void reach(int site) {
        static Trace all;
        if (static_cast<std::size_t>(site) < all.reached_.size()) all.reached_[static_cast<std::size_t>(site)] = 1;
    }

  private:
    Trace() : reached_(100'000) {}
    ~Trace() {
        std::FILE* file = std::fopen(std::getenv("INDUCT_MUTANT_TRACE"), "a");
        if (file == nullptr) return;
        for (std::size_t site = 0; site < reached_.size(); ++site)
            if (reached_[site] != 0) std::fprintf(file, "%zu\n", site);
        std::fclose(file);
    }
    std::vector<char> reached_;
};

/// Which mutant of the site is awake: 0 none, 1 its first, 2 its second.
constexpr int state(int site) {
    if (std::is_constant_evaluated()) return 0;
    if (Trace::on()) Trace::reach(site);
    const int number = awake();
    return number == site ? 1 : number == site + 1 ? 2 : 0;
}

struct Less {
    int site;
};
struct LessEqual {
    int site;
};
struct Greater {
    int site;
};
struct GreaterEqual {
    int site;
};
struct Equal {
    int site;
};
struct Unequal {
    int site;
};

template <class Left, class Tag>
struct Held {
    const Left& left;
    int site;
};

template <class Left>
constexpr Held<Left, Less> operator<(const Left& left, Less tag) {
    return {left, tag.site};
}
template <class Left, class Right>
constexpr bool operator<(const Held<Left, Less>& held, const Right& right) {
    const int mutant = state(held.site);
    return mutant == 0 ? held.left < right : mutant == 1 ? held.left <= right : held.left >= right;
}
template <class Left>
constexpr Held<Left, LessEqual> operator<=(const Left& left, LessEqual tag) {
    return {left, tag.site};
}
template <class Left, class Right>
constexpr bool operator<=(const Held<Left, LessEqual>& held, const Right& right) {
    const int mutant = state(held.site);
    return mutant == 0 ? held.left <= right : mutant == 1 ? held.left < right : held.left > right;
}
template <class Left>
constexpr Held<Left, Greater> operator>(const Left& left, Greater tag) {
    return {left, tag.site};
}
template <class Left, class Right>
constexpr bool operator>(const Held<Left, Greater>& held, const Right& right) {
    const int mutant = state(held.site);
    return mutant == 0 ? held.left > right : mutant == 1 ? held.left >= right : held.left <= right;
}
template <class Left>
constexpr Held<Left, GreaterEqual> operator>=(const Left& left, GreaterEqual tag) {
    return {left, tag.site};
}
template <class Left, class Right>
constexpr bool operator>=(const Held<Left, GreaterEqual>& held, const Right& right) {
    const int mutant = state(held.site);
    return mutant == 0 ? held.left >= right : mutant == 1 ? held.left > right : held.left < right;
}
template <class Left>
constexpr Held<Left, Equal> operator==(const Left& left, Equal tag) {
    return {left, tag.site};
}
template <class Left, class Right>
constexpr bool operator==(const Held<Left, Equal>& held, const Right& right) {
    const bool same = held.left == right;
    return state(held.site) == 1 ? !same : same;
}
template <class Left>
constexpr Held<Left, Unequal> operator!=(const Left& left, Unequal tag) {
    return {left, tag.site};
}
template <class Left, class Right>
constexpr bool operator!=(const Held<Left, Unequal>& held, const Right& right) {
    const bool differ = held.left != right;
    return state(held.site) == 1 ? !differ : differ;
}

template <class Number>
constexpr Number constant(int site, Number number) {
    return state(site) == 1 ? static_cast<Number>(number + 1) : number;
}

}  // namespace mutant
