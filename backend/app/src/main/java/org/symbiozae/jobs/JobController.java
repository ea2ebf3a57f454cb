package org.symbiozae.jobs;

import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;

/** What the server is doing, for facilitators: list, progress and cancellation of jobs. */
@RestController
@RequestMapping("/api/jobs")
class JobController {

    private static final int MOST = 100;

    private final Jobs jobs;

    JobController(Jobs jobs) {
        this.jobs = jobs;
    }

    /** What waits or runs first, then what ended last, in the territories the caller may write to. */
    @GetMapping
    List<Job> recent(Viewer viewer) {
        if (!viewer.mayWrite()) {
            throw new Problem(Problem.Code.FORBIDDEN, "Only facilitators see what the server is doing.");
        }
        return jobs.recent(MOST).stream()
                .filter(job -> viewer.mayWriteTo(job.territory()))
                .toList();
    }

    @GetMapping("/{id}")
    Job job(@PathVariable long id, Viewer viewer) {
        Job job = jobs.job(id);
        viewer.mustWriteTo(job.territory());
        return job;
    }

    /** Cancels a job that waits or runs; 409 once it has ended. What was there before stays. */
    @DeleteMapping("/{id}")
    Job cancel(@PathVariable long id, Viewer viewer) {
        viewer.mustWriteTo(jobs.job(id).territory());
        return jobs.cancel(id);
    }
}
