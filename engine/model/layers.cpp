// See layers.h.
#include "engine/model/layers.h"

#include <fmt/format.h>

namespace induct {

std::string layer_words(const Model& model, const Requirement& rule) {
    if (model.program.extends.empty()) return {};
    std::string words = rule.layer;
    if (!rule.replaces.empty()) words += fmt::format(", in place of {}'s", rule.replaces);
    for (const std::string& by : rule.adjusted_by) words += fmt::format(", adjusted by {}", by);
    return words;
}

std::string source_words(const Model& model, const std::string& source) {
    return model.program.extends.empty() ? model.program.name + " " + source : source;
}

std::vector<std::string> overlay_words(const Model& model) {
    std::vector<std::string> lines;
    for (const Requirement& rule : model.requirements) {
        if (!rule.adjusted_by.empty())
            lines.push_back(fmt::format("adjusted  {} ({})", rule.title, layer_words(model, rule)));
        else if (!rule.replaces.empty())
            lines.push_back(fmt::format("replaced  {} ({})", rule.title, layer_words(model, rule)));
    }
    for (const Dropped& one : model.dropped)
        lines.push_back(fmt::format("dropped   {} ({}), because: {}", one.title, one.from, one.because));
    return lines;
}

}  // namespace induct
