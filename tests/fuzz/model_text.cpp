// Fuzz target: any bytes, read as the text of a model and as that of a workspace.
// Method: parsing never crashes or hangs; every node and label lies inside the text; every problem can be shown.
// Run by `./dev fuzz`; inputs to start from are in corpus/model_text/.
#include "grammar/parse.h"
#include "grammar/render.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

/// libFuzzer takes an abort for a fault of the target.
void must_hold(bool claim) {
    if (!claim) std::abort();
}

void must_lie_inside(induct::Span span, const induct::SourceText& source) {
    must_hold(span.begin <= span.end && span.end <= source.text.size());
}

void look_at(const induct::Checked<induct::Syntax>& parsed, const induct::SourceSet& sources, induct::FileId file) {
    const induct::Syntax& syntax = parsed.value;
    for (std::uint32_t index = 0; index < syntax.size(); ++index) {
        must_lie_inside(syntax.span(induct::NodeId{index}), sources[file]);
    }
    for (const induct::Diagnostic& diagnostic : parsed.diagnostics) {
        must_hold(!diagnostic.message.empty());
        for (const induct::Label& label : diagnostic.labels) must_lie_inside(label.where, sources[file]);
    }
    must_hold(parsed.diagnostics.empty() == induct::render_text(parsed.diagnostics, sources).empty());
    must_hold(!induct::render_json(parsed.diagnostics, sources).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    induct::SourceSet sources;
    const induct::FileId file = sources.add(induct::source_text("fuzz.induct", text));
    look_at(induct::parse(file, sources[file]), sources, file);
    look_at(induct::parse_workspace(file, sources[file]), sources, file);
    return 0;
}
