// See models.h.
#include "engine/nightly/models.h"

#include "engine/ledger/store.h"
#include "engine/model/check.h"
#include "grammar/near.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace induct {

namespace fs = std::filesystem;

namespace {

Diagnostic without_place(Code code, std::string message, std::string hint = {}) {
    return {code, code_info(code).severity, std::move(message), {}, std::move(hint)};
}

/// What stands at nearly that path, as a hint.
std::string near_path(const std::string& path) {
    const fs::path wanted(path), folder = wanted.parent_path();
    std::error_code why;
    std::vector<std::string> names;
    fs::directory_iterator at(folder.empty() ? fs::path(".") : folder, why);
    for (; !why && at != fs::directory_iterator(); at.increment(why)) names.push_back(at->path().filename().string());
    std::sort(names.begin(), names.end());
    const std::optional<std::string> near = nearest(wanted.filename().string(), names);
    if (near) return fmt::format("did you mean `{}`?", (folder / *near).generic_string());
    return "look for a spelling mistake, and from which folder the command was started";
}

Diagnostic unreadable(const std::string& path) {
    std::error_code why;
    const bool there = fs::exists(path, why);
    if (why) return without_place(Code::unreadable_path, fmt::format("`{}` may not be read: {}", path, why.message()));
    if (fs::is_directory(path, why))
        return without_place(Code::no_such_file, fmt::format("`{}` is a folder, not a model", path),
                             "give the file itself");
    if (!there)
        return without_place(Code::no_such_file, fmt::format("there is no file or folder `{}`", path), near_path(path));
    return without_place(Code::unreadable_path, fmt::format("`{}` may not be read by this account", path),
                         "ask for the right to read it, or copy it to a place of your own");
}

bool is_wanted(const fs::path& path, WhichFiles which) {
    return path.extension() == ".induct" &&
           (which == WhichFiles::models_and_workspaces || path.filename() != "workspace.induct");
}

/// Of the texts from that one on: each text's SHA-256, and of these the SHA-256.
std::string hash_behind(const SourceSet& sources, std::uint32_t first, std::string files) {
    for (std::uint32_t i = first; i < sources.size(); ++i) files += sha256(sources[FileId{i}].text);
    return sha256(files);
}

void search(const std::string& folder, WhichFiles which, Checked<std::vector<std::string>>& found) {
    std::error_code why;
    std::vector<std::string> models;
    fs::recursive_directory_iterator at(folder, why);
    for (; !why && at != fs::recursive_directory_iterator(); at.increment(why))
        if (is_wanted(at->path(), which)) models.push_back(at->path().generic_string());
    if (why) {
        found.diagnostics.push_back(without_place(
            Code::unreadable_path, fmt::format("the folder `{}` may not be read: {}", folder, why.message())));
        return;
    }
    if (models.empty())
        found.diagnostics.push_back(without_place(Code::no_models,
                                                  fmt::format("the folder `{}` holds no model (*.induct)", folder),
                                                  "give the folder in which the models are"));
    std::sort(models.begin(), models.end());
    found.value.insert(found.value.end(), models.begin(), models.end());
}

}  // namespace

LoadedModel load_model(const std::string& path, SourceSet& sources, const ReadFile& read) {
    const std::optional<std::string> text = read(path);
    if (!text) return {path, {}, {unreadable(path)}};
    const auto first = static_cast<std::uint32_t>(sources.size());
    std::string files;  // what it reads beside: clause lists are no sources
    const auto read_beside = [&](const std::string& other) {
        std::optional<std::string> found = read(other);
        if (found) files += sha256(*found);
        return found;
    };
    const fs::path folder = fs::path(path).parent_path();
    const Library library = library_beside(folder.empty() ? "." : folder.generic_string(), read_beside);
    Checked<Model> checked = check_text(path, *text, sources, library);
    std::string hash = hash_behind(sources, first, std::move(files));
    return {path, std::move(checked.value), std::move(checked.diagnostics), std::move(hash)};
}

Checked<std::vector<std::string>> find_models(const std::vector<std::string>& paths, WhichFiles which) {
    Checked<std::vector<std::string>> found;
    for (const std::string& path : paths) {
        std::error_code why;
        const fs::file_status status = fs::status(path, why);
        if (status.type() == fs::file_type::not_found || why) {
            found.diagnostics.push_back(unreadable(path));
        } else if (fs::is_directory(status)) {
            search(path, which, found);
        } else {
            found.value.push_back(path);
        }
    }
    return found;
}

}  // namespace induct
