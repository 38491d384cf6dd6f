package org.dudao.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dudao.organization.InitialPasswords;
import org.dudao.organization.RosterImport;
import org.dudao.organization.UnitRepository;
import org.dudao.security.FirstAdministrator;
import org.dudao.sheet.SheetFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads the sample county once, into a database without units. */
@Component
@Order(0)
@EnableConfigurationProperties(SampleSettings.class)
class SampleCounty implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SampleCounty.class);
    private static final String SHEETS = "classpath:sample-county/*.csv";

    private final SampleSettings settings;
    private final Environment environment;
    private final UnitRepository units;
    private final RosterImport rosters;
    private final FirstAdministrator administrator;
    private final SampleLaunch launch;
    private final TransactionTemplate transaction;

    SampleCounty(
            SampleSettings settings,
            Environment environment,
            UnitRepository units,
            RosterImport rosters,
            FirstAdministrator administrator,
            SampleLaunch launch,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.environment = environment;
        this.units = units;
        this.rosters = rosters;
        this.administrator = administrator;
        this.launch = launch;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (!wanted() || units.count() > 0) {
            return;
        }
        var password = settings.samplePassword().isBlank() ? InitialPasswords.generate() : settings.samplePassword();
        log.info("Loading the sample county: 103 units, 10 supervision groups; this takes about half a minute");
        // One transaction: a load that is interrupted starts again at the next start.
        transaction.executeWithoutResult(status -> {
            administrator.ensure(password);
            rosters.run(sheets(), login -> password);
            launch.run();
        });
        InitialPasswords.show(
                """

                The sample county is ready.

                    Tasklist   http://localhost:%s/            (任务列表)
                    Cockpit    http://localhost:%s/camunda/app/cockpit/default/   (admin, designer)

                    office            活动办              leader          领导小组
                    sg01 … sg10       督导组组长           sg01-1, sg01-2  督导组成员
                    u001 … u103       单位联络员           u001-head       单位一把手      u001-1 …  班子成员
                    admin             系统管理员           designer        流程设计

                    Password of all of them: %s
                """
                        .formatted(
                                port(),
                                port(),
                                settings.samplePassword().isBlank()
                                        ? password + "  (generated, shown this once)"
                                        : "as DUDAO_SAMPLE_PASSWORD says"));
    }

    private boolean wanted() {
        if (settings.sample() == null) {
            return environment.getProperty("dudao.database.url", "").isBlank()
                    && !environment.containsProperty("dudao.roster.path");
        }
        return settings.sample() == SampleSettings.Choice.COUNTY;
    }

    private String port() {
        return environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }

    private static List<SheetFile> sheets() {
        try {
            var files = new ArrayList<SheetFile>();
            for (var sheet : new PathMatchingResourcePatternResolver().getResources(SHEETS)) {
                files.add(new SheetFile(String.valueOf(sheet.getFilename()), sheet.getContentAsByteArray()));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
