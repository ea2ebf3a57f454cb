package org.symbiozae.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.domain.Viewer.Role;

/**
 * The keys by which people come in beside the public. A key is 256 random bits, shown once; the database keeps its
 * SHA-256, so that a stolen backup opens nothing. Checking one is a look-up by index.
 */
@Component
public class AccessKeys {

    private static final String PREFIX = "syz_";
    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AccessKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A key without its secret.
     *
     * @param territory the code of the territory the role holds in, with all below it; null for every territory
     */
    public record Grant(
            long id,
            String person,
            Role role,
            @Nullable String territory,
            OffsetDateTime expires,
            @Nullable OffsetDateTime revoked) {}

    /**
     * Makes a key.
     *
     * @param person whom the history will name
     * @param territory needed unless the role is administrator, who needs none
     * @param days how long it opens, from now
     * @return the secret, which cannot be had again
     * @throws Problem NOT_FOUND for the territory, INVALID for the public, an empty name or days below 1
     */
    public String make(String person, Role role, @Nullable String territory, int days) {
        if (role == Role.PUBLIC
                || person.isBlank()
                || days < 1
                || (territory == null) != (role == Role.ADMINISTRATOR)) {
            throw Problem.invalid("A key needs a person, a role (member, facilitator with a territory; administrator"
                    + " without one) and at least one day.");
        }
        String secret = secret();
        jdbc.sql("""
                INSERT INTO access_key (person, role, territory_id, sha256, expires_at)
                VALUES (:person, :role, :territory, :sha256, :expires)""")
                .param("person", person.strip())
                .param("role", role.name().toLowerCase(Locale.ROOT))
                .param("territory", territory == null ? null : id(territory), Types.BIGINT)
                .param("sha256", sha256(secret))
                .param("expires", OffsetDateTime.now(clock).plusDays(days))
                .update();
        return secret;
    }

    /**
     * Makes a company's own key: it declares for its site and sees what a member of the territory sees.
     *
     * @return the secret, which cannot be had again
     * @throws Problem NOT_FOUND for the site
     */
    public String makeForSite(long site, int days) {
        String secret = secret();
        int made = jdbc.sql("""
                INSERT INTO access_key (person, role, territory_id, site_id, sha256, expires_at)
                SELECT name, 'member', territory_id, id, :sha256, :expires FROM site WHERE id = :site""")
                .param("sha256", sha256(secret))
                .param("expires", OffsetDateTime.now(clock).plusDays(days))
                .param("site", site)
                .update();
        if (made == 0) {
            throw Problem.notFound("site", site);
        }
        return secret;
    }

    private String secret() {
        byte[] bits = new byte[SECRET_BYTES];
        random.nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Every key ever made, newest first. */
    public List<Grant> list() {
        return jdbc.sql("""
                SELECT access_key.*, territory.code AS territory
                FROM access_key LEFT JOIN territory ON territory.id = access_key.territory_id
                ORDER BY access_key.id DESC""").query((row, number) -> grant(row)).list();
    }

    /** Closes a key at once, on every server. @throws Problem NOT_FOUND when there is no such open key */
    public void revoke(long id) {
        int closed = jdbc.sql("UPDATE access_key SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
        if (closed == 0) {
            throw Problem.notFound("open key", id);
        }
    }

    /** Who holds this key; empty when it is unknown, expired or revoked. */
    Optional<Viewer> holder(String secret) {
        return jdbc.sql("""
                SELECT access_key.person, access_key.role, access_key.site_id,
                       ARRAY(SELECT code FROM territory
                             WHERE territory.id = ANY (visible.territory_tree(ARRAY[owner.code]))) AS territories
                FROM access_key LEFT JOIN territory owner ON owner.id = access_key.territory_id
                WHERE sha256 = :sha256 AND revoked_at IS NULL AND expires_at > :now""")
                .param("sha256", sha256(secret))
                .param("now", OffsetDateTime.now(clock))
                .query((row, number) -> new Viewer(
                        role(row),
                        Set.of((String[]) row.getArray("territories").getArray()),
                        row.getString("person"),
                        Viewer.REFERENCE,
                        row.getObject("site_id", Long.class)))
                .optional();
    }

    private long id(String territory) {
        return jdbc.sql("SELECT id FROM territory WHERE code = :code")
                .param("code", territory)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("territory", territory));
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getLong("id"),
                row.getString("person"),
                role(row),
                row.getString("territory"),
                row.getObject("expires_at", OffsetDateTime.class),
                row.getObject("revoked_at", OffsetDateTime.class));
    }

    private static Role role(ResultSet row) throws SQLException {
        return Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT));
    }

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
