package org.symbiozae.tiles;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.symbiozae.domain.Problem;

/**
 * Keeps {@link Changes} as young as promised: at once after this instance's own commits, when PostgreSQL tells of another's,
 * and by asking twice a second in case nobody tells. Begins with the first question.
 */
@Component
class ChangeFeed implements TransactionExecutionListener {

    /** What is older is not believed: the database is asked before anything is answered. */
    private static final long BELIEVED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int MANY = 300_000;
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    /** @param number grows when something was noted */
    record Known(String epoch, Changes changes, long number) {}

    private final TileDatabase database;
    private final ChangeListener listener;
    private volatile @Nullable Known known;
    private volatile long believedUntil = System.nanoTime();
    private String snapshot = News.BEFORE_ALL;
    private int notes;
    private @Nullable Connection connection;

    ChangeFeed(TileDatabase database) {
        this.database = database;
        this.listener = new ChangeListener(database, this::tryToLearn);
    }

    /** @throws Problem UNAVAILABLE when what is known may be old and the database does not answer */
    Known known() {
        Known present = known;
        if (present != null && believedUntil - System.nanoTime() > 0) {
            return present;
        }
        synchronized (this) {
            present = known;
            if (present != null && believedUntil - System.nanoTime() > 0) {
                return present;
            }
            try {
                return learn();
            } catch (SQLException failure) {
                LOG.warn("What changed is not known: {}", failure.getMessage());
                throw new Problem(Problem.Code.UNAVAILABLE, "The database does not answer. Try again in a moment.");
            }
        }
    }

    /** A reader that asks after a writer was answered sees what was written. */
    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (!transaction.isReadOnly() && known != null) {
            tryToLearn();
        }
    }

    private synchronized void tryToLearn() {
        try {
            learn();
        } catch (SQLException failure) {
            believedUntil = System.nanoTime();
            LOG.debug("What changed is not known: {}", failure.getMessage());
        }
    }

    private synchronized Known learn() throws SQLException {
        long asked = System.nanoTime();
        try {
            Connection open = connection == null ? database.connect() : connection;
            connection = open;
            Known present = read(open);
            if (notes > MANY) {
                News.forget(open);
                present = read(open);
            }
            known = present;
            believedUntil = asked + BELIEVED_NANOS;
            listener.begin();
            return present;
        } catch (SQLException failure) {
            TileDatabase.close(connection);
            connection = null;
            throw failure;
        }
    }

    private Known read(Connection open) throws SQLException {
        Known present = known;
        News news = News.since(snapshot, open);
        if (present == null || !present.epoch.equals(news.epoch())) {
            news = News.since(News.BEFORE_ALL, open);
            if (news.foreign()) {
                News.forget(open);
                news = News.since(News.BEFORE_ALL, open);
            }
            present = new Known(news.epoch(), new Changes(), present == null ? 0 : present.number + 1);
            notes = 0;
        }
        snapshot = news.snapshot();
        if (news.notes().isEmpty()) {
            return present;
        }
        Changes changes = present.changes;
        news.notes().forEach(note -> changes.add(note.topic(), note.cell(), note.deep(), note.mark()));
        notes += news.notes().size();
        return new Known(present.epoch, changes, present.number + 1);
    }

    @PreDestroy
    synchronized void end() {
        listener.end();
        TileDatabase.close(connection);
    }
}
