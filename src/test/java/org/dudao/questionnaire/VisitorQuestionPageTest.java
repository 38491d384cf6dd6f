package org.dudao.questionnaire;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.dudao.support.Chromium;
import org.dudao.support.DudaoTest;
import org.dudao.support.Rest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The office edits the questions that keep programs out of the public forms. */
@DudaoTest
class VisitorQuestionPageTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String QUESTIONS = "/api/questionnaires/visitor-questions";

    @Autowired
    Rest rest;

    @LocalServerPort
    int port;

    @Test
    @DisplayName("没有写答案的问题存不进去；全角空格也能隔开问题和答案")
    void aQuestionWithoutAnAnswerIsNotSaved() {
        var before = rest.basic("office").get(QUESTIONS).json();
        try {
            CHROMIUM.as("office", port, page -> {
                page.navigate("http://localhost:" + port + "/questionnaires");
                save(page, "坏的一行");
                assertThat(page.getByText("“坏的一行”没有写答案")).isVisible();
                Assertions.assertThat(rest.basic("office").get(QUESTIONS).json())
                        .isEqualTo(before);

                save(page, "三加五等于几？\u30008/八");
                assertThat(page.getByText("已保存1个问题。")).isVisible();
            });
            var saved = rest.basic("office").get(QUESTIONS).json().get(0);
            Assertions.assertThat(saved.path("question").asText()).isEqualTo("三加五等于几？");
            Assertions.assertThat(saved.path("answers").toString()).isEqualTo("[\"8\",\"八\"]");
        } finally {
            rest.basic("office").send("PUT", QUESTIONS, before);
        }
    }

    private static void save(Page page, String questions) {
        page.locator("#visitor-questions textarea").fill(questions);
        page.locator("#visitor-questions button").click();
    }
}
