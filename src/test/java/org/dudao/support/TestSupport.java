package org.dudao.support;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

@TestConfiguration(proxyBeanMethods = false)
@Import({
    CoveragePlugin.class,
    TestCounty.class,
    Office.class,
    TwoStages.class,
    SafetyInspection.class,
    Rest.class,
    Voices.class,
    Voters.class,
    QuickTab.class
})
public class TestSupport {

    /** A clock that tests can move. */
    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock(Clock.system(ZoneId.of("Asia/Shanghai")));
    }
}
