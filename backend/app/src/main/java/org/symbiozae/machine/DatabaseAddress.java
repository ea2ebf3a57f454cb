package org.symbiozae.machine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How to reach one database.
 *
 * @param url a JDBC URL, {@code jdbc:postgresql://host:port/database}
 * @param user empty when the URL says it all
 */
public record DatabaseAddress(String url, String user, String password) {

    /** The same server and user, another database; parameters of the URL are kept. */
    public DatabaseAddress database(String name) {
        return new DatabaseAddress(url.replaceFirst("(?<=[^/:]/)[^/?]*(?=\\?|$)", name), user, password);
    }

    /** The same database, another user. */
    DatabaseAddress as(String otherUser, String otherPassword) {
        return new DatabaseAddress(url, otherUser, otherPassword);
    }

    Connection connect() throws SQLException {
        return user.isEmpty() ? DriverManager.getConnection(url) : DriverManager.getConnection(url, user, password);
    }

    /** Without the password, so that an address may be shown or logged. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
