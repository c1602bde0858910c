// Match: one function object out of several lambdas, for std::visit. A new alternative does not compile until somebody
// decides. Used wherever a variant is looked at; tested through those files.
#pragma once

namespace induct {

template <class... Fs>
struct Match : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
Match(Fs...) -> Match<Fs...>;

}  // namespace induct
