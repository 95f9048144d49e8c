// What happens to applications and jobs of a simulated Greenhouse account, with the traces Greenhouse leaves and those it
// does not.

import { type GreenhouseAccount, jobNamed, jobOf, judgeHidden, touch } from './greenhouse-account';
import { applicationRow } from './greenhouse-applications';
import { CAST_JOBS, STAGES } from './greenhouse-company';
import { type ApplicationRow, iso, type Row, type StoredStatus } from './greenhouse-rows';

export interface NewApplication {
  job?: string;
  prospect?: boolean;
  stage?: string;
}

export interface ApplicationChanges {
  addApplication(candidateId: number, wish?: NewApplication): ApplicationRow;
  /** To the named stage of its job, or the next one. */
  moveStage(applicationId: number, stageName?: string): ApplicationRow;
  reject(applicationId: number, reasonName?: string): ApplicationRow;
  hire(applicationId: number): ApplicationRow;
  /** The job and its openings, for the first reason there is. */
  closeJob(jobId: number): Row;
  setConfidential(jobId: number, confidential: boolean): Row;
}

export function applicationChanges(account: GreenhouseAccount): ApplicationChanges {
  const { tables, insert, random, now } = account;
  const { users, reasons, pools, poolStages, sources } = account.company;
  const [recruiter, coordinator] = users as [Row, Row];

  function closeStage(application: ApplicationRow): void {
    for (const row of tables.application_stages.owned('application_id', application.id) ?? []) {
      if (row.current !== true) continue;
      row.current = false;
      row.exited_at = touch(account, row);
    }
  }

  function enterStage(application: ApplicationRow, stage: Row): void {
    const at = now();
    const row = insert(
      'application_stages',
      {
        application_id: application.id,
        job_interview_stage_id: stage.id,
        entered_at: iso(at),
        exited_at: null,
        days_in_stage: 0,
        current: true,
      },
      at,
    );
    application.stage_id = row.id;
    application.stage_name = stage.name as string;
    application.job_interview_stage_id = stage.id;
  }

  function end(application: ApplicationRow, status: StoredStatus): string {
    closeStage(application);
    const at = touch(account, application);
    Object.assign(application, {
      status,
      stage_id: null,
      stage_name: null,
      job_interview_stage_id: null,
      last_activity_at: at,
    });
    return at;
  }

  function running(applicationId: number): ApplicationRow {
    const application = tables.applications.need(applicationId);
    if (application.status !== 'in_process') throw new Error(`application ${applicationId} is ${application.status}`);
    return application;
  }

  return {
    addApplication(candidateId, wish = {}) {
      tables.candidates.need(candidateId);
      const job = jobNamed(account, wish.job ?? CAST_JOBS[0]);
      const at = now();
      const prospect = wish.prospect ?? false;
      const application = applicationRow(tables, {
        candidateId,
        at,
        changed: at,
        prospect,
        status: 'in_process',
        job: prospect ? null : job,
        prospectJobs: prospect ? [job.row.id] : [],
        recruiter,
        coordinator,
        source: sources[0] as Row,
        location: null,
        answers: [],
        salary: false,
        rejectedAt: null,
        gap: random.int(1, 7),
      });
      if (prospect)
        insert(
          'prospect_details',
          {
            application_id: application.id,
            pool_id: (pools[0] as Row).id,
            pool_stage_id: poolStages[0]?.[0]?.id ?? null,
            prospect_owner_id: recruiter.id,
            department_id: null,
            office_id: null,
          },
          at,
        );
      else
        enterStage(
          application,
          job.stages.find(({ name }) => name === (wish.stage ?? STAGES[0])) ?? (job.stages[0] as Row),
        );
      judgeHidden(account, candidateId);
      return application;
    },

    moveStage(applicationId, stageName) {
      const application = running(applicationId);
      const stages = jobOf(account, application.job_id)?.stages ?? [];
      const here = stages.findIndex(({ id }) => id === application.job_interview_stage_id);
      const target = stageName === undefined ? stages[here + 1] : stages.find(({ name }) => name === stageName);
      if (!target) throw new Error(`application ${applicationId} has no stage ${stageName ?? 'after this one'}`);
      closeStage(application);
      enterStage(application, target);
      application.last_activity_at = touch(account, application);
      return application;
    },

    reject(applicationId, reasonName) {
      const application = running(applicationId);
      const reason = reasonName === undefined ? reasons[0] : reasons.find(({ name }) => name === reasonName);
      if (!reason) throw new Error(`no rejection reason called ${reasonName}`);
      application.rejected_at = end(application, 'rejected');
      insert(
        'rejection_details',
        {
          application_id: applicationId,
          rejected_by_id: recruiter.id,
          rejection_note_id: null,
          rejection_reason_id: reason.id,
          rejected_at: application.rejected_at,
          question_custom_fields: {},
        },
        now(),
      );
      return application;
    },

    hire(applicationId) {
      const application = running(applicationId);
      end(application, 'hired');
      return application;
    },

    closeJob(jobId) {
      const row = tables.jobs.need(jobId);
      row.status = 'closed';
      row.closed_at = touch(account, row);
      const [reason] = tables.close_reasons.descending();
      for (const opening of tables.openings.descending()) {
        if (opening.job_id !== jobId || opening.open !== true) continue;
        Object.assign(opening, {
          open: false,
          closed_at: touch(account, opening),
          close_reason_id: reason?.id ?? null,
        });
      }
      for (const post of tables.job_posts.descending()) {
        if (post.job_id !== jobId || post.live !== true) continue;
        post.live = false;
        touch(account, post);
      }
      return row;
    },

    setConfidential(jobId, confidential) {
      const row = tables.jobs.need(jobId);
      row.confidential = confidential;
      touch(account, row);
      for (const application of tables.applications.descending())
        if (application.job_id === jobId) judgeHidden(account, application.candidate_id);
      return row;
    },
  };
}
