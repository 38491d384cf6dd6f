package org.dudao.submission;

import java.util.Map;
import java.util.Optional;

/** What is known of a material without anybody typing it, such as votes that were counted; empty for any other. */
public interface PrefilledAnswers {

    /** Variables from which the form in which it is handed in computes its answers, and which it shows. */
    Map<String, Object> handIn(MaterialKey key);

    /** Answers by the keys of the form in which it is read: the reader finds them filled in, and nothing else is taken. */
    default Map<String, Object> review(MaterialKey key) {
        return Map.of();
    }

    /** The process that brings the material about, for those that are not just handed in and read. */
    default Optional<String> process(MaterialKey key) {
        return Optional.empty();
    }
}
