package org.dudao.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The variables that a table's input reads. */
class FeelVariablesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    satisfied * 100 / valid                                   | satisfied valid
                    count(topics)                                             | topics
                    if attended = "yes" then ratedGood else null              | attended ratedGood
                    count(talks[count < 5])                                   | talks
                    every talk in talks satisfies talk.count >= least         | least talks
                    sum(for item in items return item.done)                   | items
                    meeting.leaders - 1                                       | meeting
                    "yes"                                                     | ''
                    a +                                                       | ''
                    """)
    void variables(String expression, String variables) {
        assertThat(String.join(" ", FeelVariables.variables(expression))).isEqualTo(variables);
    }
}
