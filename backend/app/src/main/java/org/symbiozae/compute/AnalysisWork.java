package org.symbiozae.compute;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.symbiozae.compute.Engines.Held;
import org.symbiozae.domain.Analysis;
import org.symbiozae.domain.Parameters;
import org.symbiozae.domain.Territory;
import org.symbiozae.jobs.Claim;
import org.symbiozae.jobs.Job;
import org.symbiozae.jobs.Work;
import org.symbiozae.parameters.Scenarios;
import org.symbiozae.store.Analyses;

/** How an analysis is made: one snapshot in, one numbered analysis out, stored in the transaction that ends the job. */
@Component
class AnalysisWork implements Work {

    private final Engines engines;
    private final Analyses analyses;
    private final Scenarios scenarios;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AnalysisWork(
            Engines engines,
            Analyses analyses,
            Scenarios scenarios,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.engines = engines;
        this.analyses = analyses;
        this.scenarios = scenarios;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String kind() {
        return Computations.KIND;
    }

    @Override
    public void run(Job job, Claim claim) {
        OffsetDateTime start = OffsetDateTime.now(clock);
        claim.step("reading", 0, Computations.STEPS);
        Parameters parameters =
                scenarios.scenario(job.territory(), job.subject()).parameters();
        Held held = engines.fresh(job.territory());
        Territory territory = held.territory();
        claim.step("matching", 1, Computations.STEPS);
        long begun = System.nanoTime();
        Analysis analysis = held.engine().analyse(parameters);
        long engineMillis = (System.nanoTime() - begun) / 1_000_000;
        claim.step("storing", 2, Computations.STEPS);
        transaction.executeWithoutResult(status -> claim.done(analyses.add(
                        territory,
                        analysis,
                        job.subject(),
                        Map.of("today", held.day().toString(), "parameters", parameters),
                        summary(territory, analysis, engineMillis),
                        start)
                .id()));
    }

    private static Map<String, Object> summary(Territory territory, Analysis analysis, long engineMillis) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("sites", territory.sites().size());
        summary.put("declarations", territory.declarations().size());
        summary.put("synergies", analysis.synergies().size());
        summary.put("clusters", analysis.clusters().size());
        summary.put("proposals", analysis.proposals().size());
        summary.put("allocation_value", analysis.allocation().value());
        summary.put("allocation_bound", analysis.allocation().bound());
        summary.put("allocation_lots_cost", analysis.lotsCost());
        summary.put("plan_value", analysis.plan().value());
        summary.put("plan_bound", analysis.plan().bound());
        summary.put("engine_ms", engineMillis);
        return summary;
    }
}
