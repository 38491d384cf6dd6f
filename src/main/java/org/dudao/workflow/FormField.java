package org.dudao.workflow;

import java.util.Map;

/**
 * A field of a Camunda Form that takes a value.
 *
 * @param type form-js's name of the component; of a date or time, its subtype
 * @param conditional whether it can be hidden
 * @param least the smallest number that it takes
 * @param most the largest number that it takes
 * @param decimals how many digits a number may have after the point
 * @param longest the most characters that it takes
 * @param options the static options' labels by value; empty for a field without options
 */
record FormField(
        String key,
        String label,
        String type,
        boolean required,
        boolean conditional,
        boolean readOnly,
        double least,
        double most,
        int decimals,
        int longest,
        Map<String, String> options) {}
