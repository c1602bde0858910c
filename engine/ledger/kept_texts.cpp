// See kept_texts.h.
#include "engine/ledger/kept_texts.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace induct {

std::string keep_text(Night& night, const std::string& text) {
    std::string hash = sha256(text);
    SQLite::Statement insert(night.ledger().database(), "INSERT OR IGNORE INTO kept_text VALUES (?, ?)");
    insert.bind(1, hash);
    insert.bind(2, text);
    insert.exec();
    return hash;
}

std::optional<std::string> kept_text(const Ledger& ledger, const std::string& hash) {
    SQLite::Statement query(ledger.database(), "SELECT text FROM kept_text WHERE hash = ?");
    query.bind(1, hash);
    if (!query.executeStep()) return std::nullopt;
    std::string text = query.getColumn(0).getString();
    return sha256(text) == hash ? std::optional(std::move(text)) : std::nullopt;
}

void forget_texts(Night& night, const std::vector<std::string>& hashes) {
    SQLite::Statement remove(night.ledger().database(), "DELETE FROM kept_text WHERE hash = ?");
    for (const std::string& hash : hashes) {
        remove.bind(1, hash);
        remove.exec();
        remove.reset();
    }
}

}  // namespace induct
