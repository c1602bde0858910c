// The shortest difference after Myers (An O(ND) Difference Algorithm, 1986), then hunks with three lines of context.
// Tested by tests/cli/fmt_test.cpp.
#include "cli/line_difference.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace induct::cli {
namespace {

constexpr std::size_t context = 3;
constexpr std::ptrdiff_t most_edits = 4000;  // time and memory grow with its square

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

struct Edit {
    char sign = ' ';  // ' ' kept, '-' only before, '+' only after
    std::string_view line;
};

class Myers {
  public:
    Myers(std::vector<std::string_view> before, std::vector<std::string_view> after)
        : before_(std::move(before)), after_(std::move(after)) {}

    std::vector<Edit> edits() {
        if (!search()) return all_replaced();
        std::vector<Edit> found;
        std::ptrdiff_t x = size(before_), y = size(after_);
        for (std::size_t d = trace_.size(); d-- > 1;) {
            const bool down = comes_from_above(trace_[d], x - y, static_cast<std::ptrdiff_t>(d));
            const std::ptrdiff_t from_k = down ? x - y + 1 : x - y - 1, from_x = reach(trace_[d], from_k);
            for (const std::ptrdiff_t edited = down ? from_x : from_x + 1; x > edited; --x)
                found.push_back({' ', line(before_, x - 1)});
            x = from_x;
            y = from_x - from_k;
            found.push_back(down ? Edit{'+', line(after_, y)} : Edit{'-', line(before_, x)});
        }
        for (; x > 0; --x) found.push_back({' ', line(before_, x - 1)});
        std::reverse(found.begin(), found.end());
        return found;
    }

  private:
    using Lines = std::vector<std::string_view>;
    using Front = std::vector<std::ptrdiff_t>;  // how far each diagonal -d..d reaches; index 0 is -d
    static std::ptrdiff_t size(const Lines& lines) { return static_cast<std::ptrdiff_t>(lines.size()); }
    static std::string_view line(const Lines& lines, std::ptrdiff_t at) { return lines[static_cast<std::size_t>(at)]; }
    static std::ptrdiff_t reach(const Front& front, std::ptrdiff_t k) {
        const std::ptrdiff_t at = k + static_cast<std::ptrdiff_t>(front.size() / 2);
        return at < 0 || at >= static_cast<std::ptrdiff_t>(front.size()) ? -1 : front[static_cast<std::size_t>(at)];
    }
    static bool comes_from_above(const Front& front, std::ptrdiff_t k, std::ptrdiff_t d) {
        return k == -d || (k != d && reach(front, k - 1) < reach(front, k + 1));
    }

    /// Keeps the front before each step, so that the way back can be walked. False when the texts have little in
    /// common.
    bool search() {
        Front front;
        for (std::ptrdiff_t d = 0; d <= most_edits; ++d) {
            trace_.push_back(front);
            Front next(static_cast<std::size_t>(2 * d + 1), -1);
            for (std::ptrdiff_t k = -d; k <= d; k += 2) {
                std::ptrdiff_t x = 0;
                if (d > 0) x = comes_from_above(front, k, d) ? reach(front, k + 1) : reach(front, k - 1) + 1;
                while (x < size(before_) && x - k < size(after_) && line(before_, x) == line(after_, x - k)) ++x;
                next[static_cast<std::size_t>(k + d)] = x;
                if (x >= size(before_) && x - k >= size(after_)) return true;
            }
            front = std::move(next);
        }
        return false;
    }

    [[nodiscard]] std::vector<Edit> all_replaced() const {
        std::vector<Edit> found;
        for (const std::string_view one : before_) found.push_back({'-', one});
        for (const std::string_view one : after_) found.push_back({'+', one});
        return found;
    }

    Lines before_, after_;
    std::vector<Front> trace_;
};

/// `12,3` as a unified diff counts; a run of no lines stands behind the line before it.
std::string range(std::size_t begin, std::size_t count) {
    const std::size_t first = count == 0 ? begin : begin + 1;
    return count == 1 ? fmt::format("{}", first) : fmt::format("{},{}", first, count);
}

std::string hunk(const std::vector<Edit>& edits, std::size_t begin, std::size_t end) {
    std::size_t before = 0, after = 0, removed = 0, added = 0;
    for (std::size_t i = 0; i < end; ++i) {
        (i < begin ? before : removed) += edits[i].sign != '+';
        (i < begin ? after : added) += edits[i].sign != '-';
    }
    std::string text = fmt::format("@@ -{} +{} @@\n", range(before, removed), range(after, added));
    for (std::size_t i = begin; i < end; ++i) {
        text += edits[i].sign;
        text += edits[i].line;
        if (!edits[i].line.ends_with('\n')) text += "\n\\ No newline at end of file\n";
    }
    return text;
}

}  // namespace

std::string line_difference(const std::string& name, std::string_view before, std::string_view after) {
    if (before == after) return {};
    const std::vector<Edit> edits = Myers(lines_of(before), lines_of(after)).edits();
    std::string text = fmt::format("--- {}\n+++ {}\n", name, name);
    const auto changed = [&](std::size_t i) { return edits[i].sign != ' '; };
    for (std::size_t i = 0; i < edits.size(); ++i) {
        if (!changed(i)) continue;
        std::size_t last = i;
        for (std::size_t j = i; j < edits.size() && j <= last + 2 * context; ++j)
            if (changed(j)) last = j;
        text += hunk(edits, i - std::min(i, context), std::min(last + context + 1, edits.size()));
        i = last;
    }
    return text;
}

}  // namespace induct::cli
