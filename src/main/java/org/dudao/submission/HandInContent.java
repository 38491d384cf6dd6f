package org.dudao.submission;

import java.util.Map;

/**
 * The content of a round, without its files.
 *
 * @param text the text beside the form
 * @param answers the answers in the form
 * @param replies the replies to the open findings, by finding id
 */
public record HandInContent(String text, FormAnswers answers, Map<Long, String> replies) {}
