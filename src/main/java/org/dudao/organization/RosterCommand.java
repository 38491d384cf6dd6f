package org.dudao.organization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.dudao.sheet.SheetFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Imports a roster at the start: {@code --dudao.roster.path=FILE-OR-FOLDER}. It only checks, unless {@code --dudao.roster.save} is
 * given.
 */
@Component
@Order(20)
@ConditionalOnProperty("dudao.roster.path")
@EnableConfigurationProperties(RosterCommand.RosterCommandSettings.class)
class RosterCommand implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(RosterCommand.class);

    /**
     * @param path an .xlsx file, or a folder of .csv files
     * @param save whether to save a roster without errors
     */
    @ConfigurationProperties("dudao.roster")
    record RosterCommandSettings(Path path, boolean save) {}

    private final RosterCommandSettings settings;
    private final RosterImport rosters;

    RosterCommand(RosterCommandSettings settings, RosterImport rosters) {
        this.settings = settings;
        this.rosters = rosters;
    }

    @Override
    public void run(ApplicationArguments args) throws IOException {
        try {
            var report = settings.save()
                    ? rosters.run(files(), login -> InitialPasswords.generate())
                    : rosters.dryRun(files());
            log.info("名册{}：{}", settings.save() ? "已导入" : "没有错误，未保存（加 --dudao.roster.save 保存）", report);
            if (!report.newLogins().isEmpty()) {
                log.info("新登录名的初始密码写在 {}，只有本人可读，发放后请删除", write(report.newLogins()));
            }
        } catch (RosterRefusedException refused) {
            log.error("{}", refused.getMessage());
            refused.errors().forEach(error -> log.error("{}", error));
            if (refused.errorCount() > refused.errors().size()) {
                log.error(
                        "共 {} 处，先列 {} 处", refused.errorCount(), refused.errors().size());
            }
        }
    }

    private List<SheetFile> files() throws IOException {
        var files = new ArrayList<SheetFile>();
        if (!Files.isDirectory(settings.path())) {
            return List.of(read(settings.path()));
        }
        try (var sheets = Files.newDirectoryStream(settings.path(), "*.csv")) {
            for (var sheet : sheets) {
                files.add(read(sheet));
            }
        }
        return files;
    }

    private static SheetFile read(Path file) throws IOException {
        return new SheetFile(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    }

    private Path write(List<RosterReport.NewLogin> logins) throws IOException {
        var file = settings.path().toAbsolutePath().resolveSibling("初始密码-%d.csv".formatted(System.currentTimeMillis()));
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        for (var login : logins) {
            Files.writeString(file, login.login() + "," + login.password() + "\n", StandardOpenOption.APPEND);
        }
        return file;
    }
}
