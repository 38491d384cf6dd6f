package org.dudao.submission;

import java.util.Map;

/**
 * What somebody hands in, beside the files that lie with the material already.
 *
 * @param replies what is answered to each open finding, by the finding's id
 */
record HandIn(String text, Answers answers, Map<Long, String> replies) {

    HandIn {
        if (text.length() > Submissions.LONGEST_TEXT) {
            throw new MaterialRefused(
                    "正文共 %d 个字，最多 %d 个字；更长的请作为附件上传。".formatted(text.length(), Submissions.LONGEST_TEXT));
        }
    }
}
