package org.dudao.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.dudao.file.FileReception;
import org.dudao.file.FileStore;
import org.dudao.file.ReceivedFile;
import org.dudao.refusal.Refusal;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files of materials, by round. The files of a round can be changed until the round is handed in. */
@Service
@Transactional
@EnableConfigurationProperties(MaterialSettings.class)
public class MaterialFileService {

    private static final String FILES =
            """
            select file.id, file.material, file.round, file.name, content.type, content.size, file.sha256,
                   content.unreadable, content.notices, file.uploaded_by, file.uploaded_at
            from dudao.material_file file join dudao.file_content content using (sha256)
            """;

    private final JdbcClient database;
    private final MaterialRepository materials;
    private final FileStore store;
    private final MaterialSettings settings;
    private final Clock clock;

    MaterialFileService(
            JdbcClient database,
            MaterialRepository materials,
            FileStore store,
            MaterialSettings settings,
            Clock clock) {
        this.database = database;
        this.materials = materials;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** The files of a round, in the order in which they were uploaded. */
    @Transactional(readOnly = true)
    public List<MaterialFile> ofRound(long material, int round) {
        return database.sql(FILES + " where file.material = ? and file.round = ? order by file.uploaded_at, file.id")
                .params(material, round)
                .query(MaterialFileService::file)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<MaterialFile> find(long material, long id) {
        return database.sql(FILES + " where file.material = ? and file.id = ?")
                .params(material, id)
                .query(MaterialFileService::file)
                .optional();
    }

    /** The extracted text; empty when the file is unreadable. */
    @Transactional(readOnly = true)
    public Optional<String> text(MaterialFile file) {
        return database.sql("select text from dudao.file_content where sha256 = ? and text is not null")
                .param(file.sha256())
                .query(String.class)
                .optional();
    }

    /** Whether the stored bytes still have the SHA-256 of the upload. Reads the whole file. */
    public boolean isIntact(MaterialFile file) {
        try (var content = open(file)) {
            return file.sha256().equals(FileReception.sha256(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IncorrectResultSizeDataAccessException e) {
            // A chunk of the file is missing.
            return false;
        }
    }

    /** The content. The caller closes the stream. */
    @Transactional(readOnly = true)
    public InputStream open(MaterialFile file) {
        return store.open(file.sha256());
    }

    /** @throws Refusal CONFLICT when the round has been handed in, has a file of this name, or has the maximum number of files */
    MaterialFile add(long material, int round, ReceivedFile file, String login) throws IOException {
        lockAndRequireNotHandedIn(material, round);
        if (ofRound(material, round).size() >= settings.mostFiles()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "一轮最多 %d 个附件，请先移除不需要的，或者合并后再上传。".formatted(settings.mostFiles()));
        }
        keep(file);
        var id = database.sql(
                        """
                        insert into dudao.material_file (material, round, name, sha256, uploaded_by, uploaded_at)
                        values (?, ?, ?, ?, ?, ?) on conflict (material, round, name) do nothing returning id
                        """)
                .params(
                        material,
                        round,
                        file.name(),
                        file.sha256(),
                        login,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .orElseThrow(() ->
                        new Refusal(Refusal.Kind.CONFLICT, "已经有一个附件叫“%s”，请先移除它，或者改名后再上传。".formatted(file.name())));
        return find(material, id).orElseThrow();
    }

    /** @throws Refusal CONFLICT when the round has been handed in */
    void remove(MaterialFile file) {
        lockAndRequireNotHandedIn(file.material(), file.round());
        lock(file.sha256());
        database.sql("delete from dudao.material_file where id = ?")
                .param(file.id())
                .update();
        boolean used = database.sql("select exists (select from dudao.material_file where sha256 = ?)")
                .param(file.sha256())
                .query(Boolean.class)
                .single();
        if (!used) {
            store.remove(file.sha256());
            database.sql("delete from dudao.file_content where sha256 = ?")
                    .param(file.sha256())
                    .update();
        }
    }

    /** Copies the files of one round to a later round. Does nothing when the later round has files already. */
    public void carryOver(long material, int fromRound, int toRound) {
        lockAndRequireNotHandedIn(material, toRound);
        database.sql(
                        """
                        insert into dudao.material_file (material, round, name, sha256, uploaded_by, uploaded_at)
                        select material, :to, name, sha256, uploaded_by, uploaded_at
                        from dudao.material_file where material = :material and round = :from
                          and not exists (select from dudao.material_file where material = :material and round = :to)
                        order by id
                        """)
                .param("material", material)
                .param("from", fromRound)
                .param("to", toRound)
                .update();
    }

    private void keep(ReceivedFile file) throws IOException {
        lock(file.sha256());
        int added = database.sql(
                        """
                        insert into dudao.file_content (sha256, size, type, text, unreadable, notices) values (?, ?, ?, ?, ?, ?)
                        on conflict (sha256) do nothing
                        """)
                .params(
                        file.sha256(),
                        file.size(),
                        file.type(),
                        file.text(),
                        file.unreadable(),
                        file.notices().toArray(String[]::new))
                .update();
        if (added == 0) {
            readAgain(file);
        } else {
            try (var content = Files.newInputStream(file.content())) {
                store.put(file.sha256(), content);
            }
        }
    }

    /** An earlier version of the program may not have read this type of file. */
    private void readAgain(ReceivedFile file) {
        if (file.text() != null) {
            database.sql(
                            """
                            update dudao.file_content set text = ?, unreadable = null, notices = ?
                            where sha256 = ? and text is null
                            """)
                    .params(file.text(), file.notices().toArray(String[]::new), file.sha256())
                    .update();
        }
    }

    private static MaterialFile file(ResultSet row, int number) throws SQLException {
        return new MaterialFile(
                row.getLong("id"),
                row.getLong("material"),
                row.getInt("round"),
                row.getString("name"),
                row.getString("type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("unreadable"),
                List.of((String[]) row.getArray("notices").getArray()),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }

    /**
     * Locks the material's row, so that the material cannot be handed in before this transaction ends, and then checks that the
     * round has not been handed in.
     */
    private void lockAndRequireNotHandedIn(long material, int round) {
        database.sql("select 1 from dudao.material where id = ? for update")
                .param(material)
                .query(Integer.class)
                .single();
        if (materials.findById(material).orElseThrow().handedIn() >= round) {
            throw new Refusal(Refusal.Kind.CONFLICT, "第%d轮已经提交，附件不能再改动。".formatted(round));
        }
    }

    /** Only one transaction at a time adds or removes a content. */
    private void lock(String sha256) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(sha256)
                .query(row -> {});
    }
}
