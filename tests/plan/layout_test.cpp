// Layout means nothing: a model in a random form, and the page that the formatter makes of it, are lowered to the same
// plan, with the same messages.
#include "engine/model/check.h"
#include "engine/plan/plan.h"
#include "grammar/format.h"
#include "tests/support/golden.h"
#include "tests/support/scrambled.h"

#include <doctest/doctest.h>

using namespace induct;
using namespace induct::testing;

namespace {

struct Meaning {
    std::string plan;
    std::vector<std::string> messages;
    std::size_t declared = 0, cites = 0;
};

Meaning meaning(const std::string& text, const Library& library) {
    SourceSet sources;
    const Checked<Model> checked = check_text("model.induct", text, sources, library);
    Meaning found;
    for (const Diagnostic& told : checked.diagnostics) found.messages.push_back(told.message);
    const Model& model = checked.value;
    found.declared = model.kinds.size() + model.roles.size() + model.requirements.size() + model.triggers.size() +
                     model.scenarios.size() + model.figures.size() + model.notes.size();
    for (const Requirement& rule : model.requirements) found.cites += rule.cites.size();
    found.plan = to_text(plan(model), model);
    return found;
}

}  // namespace

TEST_CASE("a model in any form, and laid out, means the same") {
    std::vector<std::filesystem::path> paths = golden_files("forms", ".induct");
    paths.push_back(std::filesystem::path(INDUCT_SOURCE_DIR) / "rules/somc.induct");
    for (const auto& path : paths) {
        const Library library = library_beside(path.parent_path().string());
        for (std::uint32_t seed = 0; seed < 3; ++seed) {
            CAPTURE(path.filename().string());
            CAPTURE(seed);
            SourceSet sources;
            const std::string form = Scrambler(seed, false).scrambled(read_file(path));
            const FileId file = sources.add(source_text("model.induct", form));
            const Checked<std::string> page = format_model(file, sources[file]);
            REQUIRE(page.diagnostics.empty());
            CHECK(page.value != form);
            const Meaning before = meaning(form, library);
            CHECK(before.declared > 10);
            const Meaning after = meaning(page.value, library);
            CHECK(after.plan == before.plan);
            CHECK(after.messages == before.messages);
            CHECK(after.declared == before.declared);
            CHECK(after.cites == before.cites);
        }
    }
}
