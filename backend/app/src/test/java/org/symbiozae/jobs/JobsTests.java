package org.symbiozae.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;
import org.symbiozae.domain.Problem;
import org.symbiozae.store.Fixture;

/** How work is shared among workers: claimed once, taken over from the dead, never done twice in one territory. */
@DatabaseTest
class JobsTests {

    private static final Duration NOW = Duration.ZERO;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcClient jdbc;

    private String here;

    @BeforeEach
    void aTerritoryOfItsOwn() {
        here = Fixture.territory(jdbc, "J" + System.nanoTime()).code();
    }

    @Test
    void askingTwiceForWhatStillWaitsIsAskingOnce() {
        Job first = jobs.ask("test", here, "a", "somebody", NOW);
        assertThat(jobs.ask("test", here, "a", "somebody else", NOW).id()).isEqualTo(first.id());
        assertThat(jobs.ask("test", here, "b", "somebody", NOW).id()).isNotEqualTo(first.id());
        claim("worker");
        assertThat(jobs.ask("test", here, "a", "somebody", NOW).id())
                .as("what runs has read its facts already")
                .isNotEqualTo(first.id());
    }

    @Test
    void aTerritoryHasOneRunningJobHoweverManyWorkersTry() throws Exception {
        for (String subject : List.of("a", "b", "c", "d")) {
            jobs.ask("test", here, subject, "somebody", NOW);
        }
        ExecutorService workers = Executors.newFixedThreadPool(6);
        try {
            List<Future<Optional<Job>>> claims = new ArrayList<>();
            for (int worker = 0; worker < 6; worker++) {
                String name = "worker " + worker;
                claims.add(workers.submit(() -> claim(name)));
            }
            int claimed = 0;
            for (Future<Optional<Job>> claim : claims) {
                claimed += claim.get().isPresent() ? 1 : 0;
            }
            assertThat(claimed).isEqualTo(1);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void aJobWhoseWorkerFellSilentIsBegunAgainAndTheOldWorkerCannotEndIt() {
        long id = jobs.ask("test", here, "a", "somebody", NOW).id();
        assertThat(claim("dead")).isPresent();
        assertThat(claim("second")).as("the first is alive").isEmpty();
        fallSilent(id);
        assertThat(claim("second")).hasValueSatisfying(job -> {
            assertThat(job.id()).isEqualTo(id);
            assertThat(job.attempts()).isEqualTo(2);
        });
        assertThat(jobs.step(id, "dead", "storing", 2, 3)).isFalse();
        assertThat(jobs.finish(id, "dead", 1)).isFalse();
        assertThat(jobs.finish(id, "second", 1)).isTrue();
        assertThat(jobs.job(id).state()).isEqualTo(Job.State.DONE);
    }

    @Test
    void aJobThatNeverEndsIsGivenUpWithAReason() {
        long id = jobs.ask("test", here, "a", "somebody", NOW).id();
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(claim("worker " + attempt)).isPresent();
            fallSilent(id);
        }
        assertThat(claim("last")).isEmpty();
        assertThat(jobs.job(id).state()).isEqualTo(Job.State.FAILED);
        assertThat(jobs.job(id).error()).contains("interrupted 3 times");
    }

    @Test
    void aJobThatAWorkerGivesBackIsBegunAgainWithoutWaiting() {
        long id = jobs.ask("test", here, "a", "somebody", NOW).id();
        claim("stopping");
        jobs.release(id, "stopping");
        assertThat(claim("next"))
                .hasValueSatisfying(job -> assertThat(job.attempts()).isEqualTo(1));
    }

    @Test
    void whatWasCancelledCannotEndAndCannotBeCancelledAgain() {
        long id = jobs.ask("test", here, "a", "somebody", NOW).id();
        claim("worker");
        assertThat(jobs.cancel(id).state()).isEqualTo(Job.State.CANCELLED);
        assertThat(jobs.finish(id, "worker", 1)).isFalse();
        assertThatThrownBy(() -> jobs.cancel(id))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("cancelled")
                .hasMessageContaining(Long.toString(id));
    }

    @Test
    void aJobIsNotBegunBeforeItIsDue() {
        jobs.ask("test", here, "a", "somebody", Duration.ofHours(1));
        assertThat(claim("worker")).isEmpty();
        jobs.ask("test", here, "a", "somebody", NOW);
        assertThat(claim("worker")).as("asked for at once").isPresent();
    }

    @Test
    void unknownJobsAndTerritoriesAreNamed() {
        assertThatThrownBy(() -> jobs.job(-1)).hasMessageContaining("no job -1");
        assertThatThrownBy(() -> jobs.ask("test", "NOWHERE", "a", "somebody", NOW))
                .hasMessageContaining("NOWHERE");
    }

    private Optional<Job> claim(String worker) {
        return jobs.claim(worker, List.of("test"), here);
    }

    private void fallSilent(long id) {
        jdbc.sql("UPDATE job SET heartbeat = now() - interval '1 hour' WHERE id = ?")
                .param(id)
                .update();
    }
}
