package org.dudao.comparison;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Splits a Chinese text into sentences. Joined, the sentences are the text. */
final class SentenceSplitter {

    /**
     * A sentence ends with its punctuation and the quotes and brackets that close there, or with its line. Trailing
     * blanks belong to it.
     */
    private static final Pattern SENTENCE = Pattern.compile("[^。！？；…!?;\\v]*+(?:[。！？；…!?;]++[”’」』）】》)]*+)?+[\\s\\v]*+");

    private SentenceSplitter() {}

    static List<String> of(String text) {
        return SENTENCE.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }
}
