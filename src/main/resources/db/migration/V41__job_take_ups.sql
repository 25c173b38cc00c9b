-- Every scheduling replica looks for runs to take up by itself now; Quartz forgets the job that did so.
delete from qrtz_fired_triggers where job_name = 'take up due runs';
delete from qrtz_simple_triggers where trigger_name = 'take up due runs';
delete from qrtz_triggers where trigger_name = 'take up due runs';
delete from qrtz_job_details where job_name = 'take up due runs';
