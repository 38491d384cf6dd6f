package org.dudao.submission;

import java.util.Map;

/**
 * What somebody hands in, beside the files that lie with the material already.
 *
 * @param replies what is answered to each open finding, by the finding's id
 */
record HandInContent(String text, FormAnswers answers, Map<Long, String> replies) {

    HandInContent {
        if (text.length() > SubmissionService.LONGEST_TEXT) {
            throw new MaterialRefusal(
                    "正文共 %d 个字，最多 %d 个字；更长的请作为附件上传。".formatted(text.length(), SubmissionService.LONGEST_TEXT));
        }
    }
}
