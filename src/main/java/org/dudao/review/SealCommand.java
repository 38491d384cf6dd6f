package org.dudao.review;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seals by command line: {@code --dudao.check-seals}. */
@Component
@Order(30)
@ConditionalOnProperty("dudao.check-seals")
class SealCommand implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SealCommand.class);

    private final SealVerification check;

    SealCommand(SealVerification check) {
        this.check = check;
    }

    @Override
    public void run(ApplicationArguments args) {
        var report = check.run();
        report.broken().forEach(log::error);
        log.info(
                "共核对 {} 轮，{} 轮与封存码不符，{} 轮早于封存码",
                report.checked(),
                report.broken().size(),
                report.unsealed());
    }
}
