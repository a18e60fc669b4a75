# Barriers to engagement in mental-health care, and what to offer.
#
# Made from the pack `engagement` 0.2.0 by resistance_rules 0+unknown, with
#     resistance-rules export python engagement -o engagement.py
# Change the pack and make it anew; do not edit it here.
# digest: 27c5d0d46cfa4e8ab9c1cb9a8f2b7b3c12ec6f91c83625f4fcc3394c935fc727
#
# Intended use: Decision support for qualified clinicians and teams in mental-health, primary and social care
# who want to understand what stands between a person and help, and what to offer. It suggests, with reasons
# and sources; the clinician and the person decide, and disagreement is recorded without penalty. Not for
# diagnosis, not for risk scoring, not for deciding who gets care, not for use without a clinician, and not a
# substitute for local safety, safeguarding or medicines policy.
# Release: draft, not released for clinical use
#
# `assess(facts)` gives the advice on one case as plain data (advice-json.md of resistance_rules). What is
# left out of `facts` is unknown, and unknown is never false. Show `safety` first, and always what is
# `unanswered` or `policy_missing`. A wrong fact raises CaseError: an error is never less advice.

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any


# --- the pack -------------------------------------------------------------------

PACK = {
 'id': 'engagement',
 'version': '0.2.0',
 'digest': '27c5d0d46cfa4e8ab9c1cb9a8f2b7b3c12ec6f91c83625f4fcc3394c935fc727',
 'engine': {'name': 'python-module', 'version': '0+unknown'},
}

SCORING = {
 'likely': 4,
 'possible': 2,
 'cap': 8,
 'shares': (4, 1),
 'unit': 10,
 'weights': {'C': 8, 'D': 7, 'A': 10, 'B': 9},
 'precedence': (
  'deterioration',
  'unaddressed_cultural_rupture',
  'rupture_confrontation',
  'rupture_withdrawal',
  'partner_fear_or_control',
  'no_private_space',
  'language_discordance',
  'hearing_unmet',
  'vision_unmet',
  'adolescent_confidentiality',
  'confidentiality_worry',
  'fear_of_forced_treatment',
  'fear_of_child_removal',
  'fear_of_system_consequences',
  'institutional_mistrust',
  'discrimination_mistrust',
  'identity_not_affirmed',
  'low_trust_not_yet_safe',
  'split_alliance',
  'youth_brought_by_others',
  'external_pressure',
  'autonomy_threat_reactance',
  'basic_needs_unmet',
  'possible_bipolar',
  'eating_disorder_unrecognised',
  'withdrawal_mistaken_for_relapse',
  'side_effect_read_as_illness',
  'overshadowed_by_label',
  'side_effects_burden',
  'transport_distance',
  'cost_of_care',
  'work_time_conflict',
  'childcare_caring_load',
  'coverage_gap',
  'abstinence_entry_rule',
  'carer_needs_unseen',
  'digital_exclusion',
  'physical_access_unmet',
  'reminder_lost',
  'clinic_environment_unwelcoming',
  'sensory_overload_autistic',
  'intellectual_disability_unadapted',
  'cognitive_impairment',
  'attention_planning_adhd',
  'limited_health_literacy',
  'family_or_partner_opposition',
  'stigma_disclosure',
  'shame_self_criticism',
  'self_stigma',
  'pace_too_fast',
  'fear_of_what_exposure_brings',
  'pace_too_slow',
  'not_on_track',
  'unreviewed_nonresponse',
  'dose_or_duration_inadequate',
  'therapy_dose_or_fidelity_inadequate',
  'modality_mismatch',
  'medical_contributor_untreated',
  'substance_interaction',
  'ocd_unrecognised',
  'trauma_unaddressed',
  'demoralised_after_treatments',
  'waiting_and_rejection',
  'broken_continuity',
  'low_treatment_credibility',
  'explanatory_model_mismatch',
  'faith_needs_left_out',
  'low_outcome_expectation',
  'goal_disagreement',
  'goal_set_by_others',
  'unmet_preference',
  'group_only_offer',
  'structure_underprovided',
  'stage_task_mismatch',
  'ambivalence',
  'change_not_important_now',
  'ready_but_held_back',
  'low_confidence',
  'task_gap_between_sessions',
  'early_alliance_not_formed',
  'remote_connection_strain',
  'polite_concealment',
  'role_or_duration_mismatch',
  'attachment_anxiety',
  'attachment_avoidance',
  'emotion_access_difficulty',
  'gains_not_noticed',
  'good_enough_gain',
  'clinician_blind_spot',
  'helper_avoidance',
  'isolation',
  'unresolved_grief',
  'family_accommodation_keeps_it_going',
  'family_stress',
  'medication_worries',
  'adherence_practical',
  'sleep_disorder_untreated',
  'pain_comorbid',
  'low_energy_illness_load',
  'adversity_driven_distress',
 ),
}

WORDS = {}

FACTS = {
 'abstinence_required_for_entry': {
  'type': 'yes_no',
  'label': 'The service asks the person to come back sober, or abstinent, before it helps',
  'ask': 'Was help made to wait until the drinking or drug use stops?',
 },
 'activation_on_antidepressant': {
  'type': 'yes_no',
  'label': 'Became elated, wired or needed little sleep on an antidepressant',
  'ask': 'Did an antidepressant ever make you wired or elated?',
 },
 'acute_confusion_fluctuating': {
  'type': 'yes_no',
  'label': 'New or fluctuating confusion over hours to days',
  'ask': 'Is there new confusion, or confusion that comes and goes? Since when?',
 },
 'acute_dystonia': {'type': 'yes_no', 'label': 'Acute dystonia, incl. throat, jaw or eye', 'ask': 'Neck, jaw, eyes, breathing?'},
 'acute_food_refusal': {'type': 'yes_no', 'label': 'Takes no food or fluids', 'ask': 'Is the person taking no food or fluids?'},
 'acute_paranoia': {
  'type': 'yes_no',
  'label': 'Intense suspicion of others now',
  'ask': 'Does it feel as if people are against you right now?',
 },
 'adequate_antidepressant_trials': {
  'type': 'integer',
  'low': 0,
  'high': 30,
  'label': 'Adequate antidepressant trials this episode',
  'ask': 'How many antidepressants were given at an adequate dose and time?',
 },
 'adequate_antipsychotic_trials': {
  'type': 'integer',
  'low': 0,
  'high': 30,
  'label': 'Adequate antipsychotic trials',
  'ask': 'How many antipsychotics were given at an adequate dose and time?',
 },
 'adhd_known': {'type': 'yes_no', 'label': 'ADHD diagnosed', 'ask': 'Have you been told you have ADHD?'},
 'adherence_pct': {
  'type': 'number',
  'low': 0,
  'high': 100,
  'label': 'Share of doses taken, best estimate',
  'ask': 'Lots of people miss some. In the last week about how many, and what got in the way?',
 },
 'age_years': {'type': 'number', 'low': 0, 'high': 120, 'label': 'Age', 'ask': 'How old are you?'},
 'agitation': {'type': 'yes_no', 'label': 'Agitation', 'ask': 'Is the person agitated?'},
 'alert_status': {
  'type': 'choice',
  'choice': ('on_track', 'not_on_track', 'deteriorated'),
  'label': 'Feedback system status',
  'ask': 'What does the feedback system say?',
 },
 'alliance_gap_between_members': {
  'type': 'number',
  'low': 0,
  'high': 40,
  'label': 'Largest difference in session rating between members',
  'ask': "How far apart are the members' session ratings?",
 },
 'anaemia_or_b12_or_ferritin_low': {
  'type': 'yes_no',
  'label': 'Anaemia, B12, folate or ferritin deficiency',
  'ask': 'Do blood count, B12, folate or ferritin show anaemia or a deficiency?',
 },
 'anc_per_ul': {'type': 'number', 'low': 0, 'high': 50000, 'label': 'Absolute neutrophil count', 'ask': 'Neutrophil count?'},
 'antidepressant_started_or_changed_days': {
  'type': 'number',
  'low': 0,
  'high': 3650,
  'label': 'Days since antidepressant start or dose change',
  'ask': 'When was the antidepressant started or changed?',
 },
 'antipsychotic_exposure_72h': {
  'type': 'yes_no',
  'label': 'Dopamine antagonist (or dopamine agonist withdrawal) in 72 hours',
  'ask': 'Any new antipsychotic, dose rise or stopped Parkinson medicine in the last 72 hours?',
 },
 'appointment_choice_offered': {
  'type': 'yes_no',
  'label': 'Choice of time, place or clinician was offered',
  'ask': 'Was a choice of time, place or clinician offered?',
 },
 'aq10_score': {'type': 'integer', 'low': 0, 'high': 10, 'label': 'AQ-10', 'ask': 'AQ-10: score?'},
 'argues_or_interrupts': {'type': 'yes_no', 'label': 'Argues or interrupts', 'ask': 'Is there arguing or interrupting in the session?'},
 'asc_alliance_flag': {'type': 'yes_no', 'label': 'OQ-ASC alliance flag', 'ask': 'Did the ASC flag the alliance?'},
 'asc_life_events_flag': {'type': 'yes_no', 'label': 'OQ-ASC life events flag', 'ask': 'Did the ASC flag life events?'},
 'asc_motivation_flag': {'type': 'yes_no', 'label': 'OQ-ASC motivation flag', 'ask': 'Did the ASC flag motivation?'},
 'asc_social_support_flag': {'type': 'yes_no', 'label': 'OQ-ASC social support flag', 'ask': 'Did the ASC flag social support?'},
 'asex_max_item': {'type': 'integer', 'low': 1, 'high': 6, 'label': 'Highest ASEX item', 'ask': 'ASEX: highest item?', 'private': True},
 'asex_total': {
  'type': 'integer',
  'low': 5,
  'high': 30,
  'label': 'Arizona Sexual Experience Scale, total',
  'ask': 'ASEX: total?',
  'private': True,
 },
 'asked_about_stopping_medicine': {
  'type': 'yes_no',
  'label': 'Wishes to reduce or stop a medicine',
  'ask': 'Would you like to reduce or stop a medicine?',
 },
 'asks_for_more_direction': {
  'type': 'yes_no',
  'label': 'Asks for more structure or direction',
  'ask': 'Would you like me to be more direct or to plan more with you?',
 },
 'asq_item5_yes': {
  'type': 'yes_no',
  'label': 'ASQ acuity: thoughts of killing self right now',
  'ask': 'Are you having thoughts of killing yourself right now?',
  'alone': True,
  'private': True,
 },
 'asrs_part_a_count': {
  'type': 'integer',
  'low': 0,
  'high': 6,
  'label': 'ASRS v1.1 part A, shaded responses',
  'ask': 'ASRS part A: number of shaded responses?',
 },
 'attends_with': {
  'type': 'choice',
  'choice': ('alone', 'partner', 'parent_or_carer', 'other_family', 'friend', 'staff_or_advocate'),
  'label': 'Who comes along to the appointment',
  'ask': 'Who came with you today?',
 },
 'audit_score': {
  'type': 'integer',
  'low': 0,
  'high': 40,
  'label': 'AUDIT',
  'ask': 'AUDIT: score? What does drinking do for you, and what does it take?',
  'private': True,
 },
 'autism_known': {
  'type': 'yes_no',
  'label': 'Autistic (diagnosed or self-identified)',
  'ask': 'Are you autistic, or do you think you may be?',
 },
 'autonomic_instability': {
  'type': 'yes_no',
  'label': 'Unstable pulse, blood pressure or sweating',
  'ask': 'Temperature, pulse and blood pressure?',
 },
 'avoids_emotion_in_session': {'type': 'yes_no', 'label': 'Keeps away from feelings in session', 'ask': 'Are feelings kept out of the session?'},
 'bace_max_nonstigma_item': {
  'type': 'integer',
  'low': 0,
  'high': 3,
  'label': 'Highest BACE-3 non-stigma item (0-3)',
  'ask': 'BACE-3: highest other item?',
 },
 'bace_max_stigma_item': {
  'type': 'integer',
  'low': 0,
  'high': 3,
  'label': 'Highest BACE-3 stigma item (0-3)',
  'ask': 'BACE-3: highest stigma item?',
 },
 'bars_global': {
  'type': 'integer',
  'low': 0,
  'high': 5,
  'label': 'Barnes akathisia, global',
  'ask': 'Do you feel unable to keep still inside? (Barnes global)',
 },
 'benign_ethnic_neutropenia': {
  'type': 'yes_no',
  'label': 'Duffy-null associated neutrophil count documented',
  'ask': 'Is a Duffy-null associated (benign) low count documented?',
 },
 'benzodiazepine_daily_weeks': {
  'type': 'number',
  'low': 0,
  'high': 3000,
  'label': 'Weeks of near-daily benzodiazepine or Z-drug use',
  'ask': 'For how many weeks has a benzodiazepine or sleeping tablet been taken nearly every day?',
 },
 'benzodiazepine_stopped_abruptly': {
  'type': 'yes_no',
  'label': 'Benzodiazepine stopped or cut sharply in the last two weeks',
  'ask': 'Was a benzodiazepine stopped or cut sharply in the last two weeks? How much, how long, and when was the last dose?',
 },
 'bfcsi_count': {
  'type': 'integer',
  'low': 0,
  'high': 14,
  'label': 'Bush-Francis screening signs',
  'ask': 'Bush-Francis screen: how many signs? Is the person eating, drinking, moving?',
 },
 'blaming_label_in_notes': {
  'type': 'yes_no',
  'label': 'A blaming label stands in the notes',
  'ask': 'Do the notes carry a label that blames the person?',
 },
 'bmi': {'type': 'number', 'low': 5, 'high': 100, 'label': 'BMI (adults)', 'ask': 'BMI?'},
 'brain_injury_or_stroke': {'type': 'yes_no', 'label': 'Acquired brain injury or stroke', 'ask': 'Have you had a brain injury or a stroke?'},
 'cannot_be_contacted_days': {
  'type': 'number',
  'low': 0,
  'high': 365,
  'label': 'Days of unsuccessful contact attempts',
  'ask': 'For how many days has contact not worked?',
 },
 'cannot_meet_basic_needs': {
  'type': 'yes_no',
  'label': 'Because of mental state cannot get food, shelter, warmth or urgent care',
  'ask': 'Are food, shelter, warmth or urgent care out of reach because of the mental state?',
 },
 'capacity_doubt': {
  'type': 'yes_no',
  'label': 'Reasonable doubt about capacity for a specific decision now',
  'ask': 'Is there doubt that the person can understand, weigh and say back this choice now?',
 },
 'care_cover_available': {
  'type': 'yes_no',
  'label': 'Someone can take over for the person they care for',
  'ask': 'Who could take over for two hours, so that you can come?',
 },
 'caregiver_goal_differs': {
  'type': 'yes_no',
  'label': "The carers' goal differs from the young person's",
  'ask': 'Do the adults and the young person want different things?',
 },
 'carer_duties_conflict': {
  'type': 'yes_no',
  'label': 'Care of an adult collides with appointments',
  'ask': 'Does someone depend on you at that hour?',
 },
 'carer_worn_out': {
  'type': 'yes_no',
  'label': "Caring leaves nothing for the carer's own needs",
  'ask': 'When did you last do something just for yourself?',
 },
 'challenge_planned': {
  'type': 'yes_no',
  'label': 'Challenge is planned (exposure, confronting a pattern, processing)',
  'ask': 'Is exposure, processing or confronting a pattern planned?',
 },
 'change_target_named': {'type': 'yes_no', 'label': 'A named target of change exists', 'ask': 'What exactly would be different?'},
 'chest_pain_or_myocarditis_signs': {
  'type': 'yes_no',
  'label': 'Chest pain, breathlessness or persistent fast pulse',
  'ask': 'Chest pain, breathless, racing heart?',
 },
 'child_abuse_suspected': {
  'type': 'yes_no',
  'label': 'Reasonable suspicion of child abuse or neglect',
  'ask': 'Is there reason to suspect that a child is being hurt or neglected?',
  'alone': True,
  'private': True,
 },
 'child_immediate_danger': {
  'type': 'yes_no',
  'label': 'A child is in immediate danger',
  'ask': 'Is a child in danger right now?',
  'alone': True,
  'private': True,
 },
 'childcare_unavailable': {
  'type': 'yes_no',
  'label': 'No childcare or cover for appointments',
  'ask': 'Who looks after the people who rely on you while you are here?',
 },
 'children_at_home': {
  'type': 'integer',
  'low': 0,
  'high': 20,
  'label': 'Children living in the household',
  'ask': 'Are there children at home? How old are they?',
 },
 'chronic_pain': {
  'type': 'yes_no',
  'label': 'Pain most days for three months or more',
  'ask': 'How does pain affect what we have planned?',
 },
 'ciwa_ar': {'type': 'integer', 'low': 0, 'high': 67, 'label': 'CIWA-Ar', 'ask': 'CIWA-Ar: score?', 'private': True},
 'ck_times_uln': {
  'type': 'number',
  'low': 0,
  'high': 1000,
  'label': 'CK as multiple of the upper limit',
  'ask': 'CK: how many times the upper limit?',
 },
 'client_expressed_dissatisfaction': {
  'type': 'yes_no',
  'label': 'Voiced dissatisfaction with helper, method or service',
  'ask': 'Has the person voiced dissatisfaction?',
 },
 'client_prefers_other_therapist': {'type': 'yes_no', 'label': 'Would prefer another helper', 'ask': 'Would you rather work with someone else?'},
 'client_reports_enough_progress': {'type': 'yes_no', 'label': 'Says it is good enough now', 'ask': 'Is this good enough for now?'},
 'client_reports_feeling_judged': {'type': 'yes_no', 'label': 'Feels judged', 'ask': 'Have you felt judged here?'},
 'client_says_not_helping': {
  'type': 'yes_no',
  'label': 'Says the current treatment is not helping',
  'ask': 'Do you feel that what we do is not helping?',
 },
 'client_wants_to_stop': {'type': 'yes_no', 'label': 'Wishes to end or pause', 'ask': 'Would you like to stop or take a break?'},
 'clinic_environment_distressing': {
  'type': 'yes_no',
  'label': 'The place felt unsafe, exposing or overwhelming',
  'ask': 'How does it feel walking in here?',
 },
 'clinician_change_recent': {
  'type': 'yes_no',
  'label': 'New clinician within the last two sessions',
  'ask': 'Has the clinician changed in the last two sessions?',
 },
 'clinician_changes_12m': {
  'type': 'integer',
  'low': 0,
  'high': 50,
  'label': 'Changes of main clinician in 12 months',
  'ask': 'How many times has your main clinician changed this year?',
 },
 'clinician_neutrality_required': {
  'type': 'yes_no',
  'label': 'A decision where the helper must not favour a side',
  'ask': 'Is this a decision where I should not take a side?',
 },
 'clonus_inducible': {'type': 'yes_no', 'label': 'Inducible clonus', 'ask': 'Is there inducible clonus?'},
 'clonus_ocular': {'type': 'yes_no', 'label': 'Ocular clonus', 'ask': 'Is there ocular clonus?'},
 'clonus_spontaneous': {'type': 'yes_no', 'label': 'Spontaneous clonus', 'ask': 'Is there spontaneous clonus?'},
 'clozapine_missed_hours': {
  'type': 'number',
  'low': 0,
  'high': 10000,
  'label': 'Hours since the last clozapine dose',
  'ask': 'When was the last clozapine dose?',
 },
 'cmots_amotivation_mean': {
  'type': 'number',
  'low': 1,
  'high': 7,
  'label': 'CMOTS amotivation mean',
  'ask': 'CMOTS: mean of the amotivation items?',
 },
 'cmots_autonomous_mean': {
  'type': 'number',
  'low': 1,
  'high': 7,
  'label': 'CMOTS mean of own reasons (intrinsic, integrated, identified)',
  'ask': 'CMOTS: mean of intrinsic, integrated and identified items?',
 },
 'cmots_external_mean': {'type': 'number', 'low': 1, 'high': 7, 'label': 'CMOTS external mean', 'ask': 'CMOTS: mean of the external items?'},
 'coercive_control': {
  'type': 'yes_no',
  'label': 'Pattern of control, threats or isolation',
  'ask': 'Does anyone control where you go, what you spend or who you see?',
  'alone': True,
  'private': True,
 },
 'command_hallucinations_harm': {
  'type': 'yes_no',
  'label': 'Voices commanding harm to self or others',
  'ask': 'Do the voices tell you to do things? Do you feel you must obey?',
  'private': True,
 },
 'concealment_suspected': {
  'type': 'yes_no',
  'label': 'Something important seems left unsaid',
  'ask': 'Does something important seem left unsaid?',
 },
 'confidence_ruler': {
  'type': 'number',
  'low': 0,
  'high': 10,
  'label': 'How confident the person is (0-10)',
  'ask': 'How confident are you that you could do it, from 0 to 10?',
 },
 'confidentiality_concern': {
  'type': 'yes_no',
  'label': 'Worries about who will hear',
  'ask': 'What worries you about who might hear what you tell me?',
 },
 'confidentiality_limits_explained': {
  'type': 'yes_no',
  'label': 'Limits of confidentiality were explained',
  'ask': 'Have the limits of confidentiality been explained?',
 },
 'consent_to_treatment': {
  'type': 'choice',
  'choice': ('not_obtained', 'obtained', 'withdrawn'),
  'label': 'Consent to this treatment',
  'ask': 'Has informed consent to this treatment been given?',
 },
 'contact_channel_shared': {
  'type': 'yes_no',
  'label': 'Phone, mail or reminders are shared with, or read by, others',
  'ask': 'Who else can read your messages or letters, or pick up your phone?',
  'alone': True,
  'private': True,
 },
 'cost_barrier_reported': {
  'type': 'yes_no',
  'label': 'Cost keeps the person from care',
  'ask': 'Has the cost of coming, or of anything we suggested, been a worry?',
 },
 'could_become_pregnant': {
  'type': 'yes_no',
  'label': 'Could become pregnant and does not use highly effective contraception',
  'ask': 'Could you be or become pregnant (no highly effective contraception)?',
  'private': True,
 },
 'coverage_denied_or_capped': {
  'type': 'yes_no',
  'label': 'Payer denied, capped or interrupted the recommended care',
  'ask': 'Did an insurer or a rule get in the way?',
 },
 'cows_score': {'type': 'integer', 'low': 0, 'high': 48, 'label': 'COWS', 'ask': 'COWS: score?', 'private': True},
 'credibility_0_10': {
  'type': 'number',
  'low': 0,
  'high': 10,
  'label': 'How much sense the treatment makes (0-10)',
  'ask': 'How much sense does this treatment make to you, from 0 to 10?',
 },
 'cssrs_active_thoughts': {
  'type': 'yes_no',
  'label': 'C-SSRS 2: thoughts of killing self, past month',
  'ask': 'Have you had thoughts of killing yourself?',
  'alone': True,
  'private': True,
 },
 'cssrs_behavior_3m': {
  'type': 'yes_no',
  'label': 'C-SSRS 6: suicidal behaviour or preparation, past three months',
  'ask': 'In the last three months, have you done or prepared anything to end your life?',
  'alone': True,
  'private': True,
 },
 'cssrs_behavior_lifetime': {
  'type': 'yes_no',
  'label': 'C-SSRS 6: ever',
  'ask': 'Have you ever done or prepared anything to end your life?',
  'alone': True,
  'private': True,
 },
 'cssrs_intent': {
  'type': 'yes_no',
  'label': 'C-SSRS 4: some intention of acting',
  'ask': 'Have you had some intention of acting on these thoughts?',
  'alone': True,
  'private': True,
 },
 'cssrs_method': {
  'type': 'yes_no',
  'label': 'C-SSRS 3: thought about how',
  'ask': 'Have you thought about how?',
  'alone': True,
  'private': True,
 },
 'cssrs_plan_intent': {
  'type': 'yes_no',
  'label': 'C-SSRS 5: plan with intent',
  'ask': 'Have you worked out the details, and do you intend to carry them out?',
  'alone': True,
  'private': True,
 },
 'cssrs_wish_dead': {
  'type': 'yes_no',
  'label': 'C-SSRS 1: wish to be dead, past month',
  'ask': 'Have you wished you were dead or would not wake up?',
  'alone': True,
  'private': True,
 },
 'current_danger_from_others': {
  'type': 'yes_no',
  'label': 'Someone is a danger to the person now (can reach, threaten or hurt them)',
  'ask': 'Is the person who hurt you still able to reach you?',
  'alone': True,
  'private': True,
 },
 'dast10_score': {'type': 'integer', 'low': 0, 'high': 10, 'label': 'DAST-10', 'ask': 'DAST-10: score?', 'private': True},
 'days_since_any_medicine_change': {
  'type': 'number',
  'low': 0,
  'high': 3650,
  'label': 'Days since any medicine was started, stopped or changed (of any kind, bought ones included)',
  'ask': 'Has any medicine changed lately, from anyone, or bought in a shop? When?',
 },
 'days_since_last_contact': {
  'type': 'number',
  'low': 0,
  'high': 3650,
  'label': 'Days since the last contact',
  'ask': 'When was the last contact?',
 },
 'days_since_psychiatric_discharge': {
  'type': 'number',
  'low': 0,
  'high': 36500,
  'label': 'Days since psychiatric inpatient or emergency discharge',
  'ask': 'When did you leave hospital?',
 },
 'days_since_suicide_attempt': {
  'type': 'number',
  'low': 0,
  'high': 36500,
  'label': 'Days since a suicide attempt',
  'ask': 'When was the attempt?',
  'private': True,
 },
 'dbp': {'type': 'number', 'low': 0, 'high': 200, 'label': 'Diastolic blood pressure', 'ask': 'Diastolic blood pressure?'},
 'decision_made': {'type': 'yes_no', 'label': 'The decision to change is taken', 'ask': 'Have you decided?'},
 'declines_offered_treatment': {
  'type': 'yes_no',
  'label': 'Says no, or not now, to what is offered',
  'ask': 'Would you rather say no, or not now, to what we offer?',
 },
 'delivery': {
  'type': 'choice',
  'choice': ('in_person', 'video', 'phone', 'digital_guided'),
  'label': 'How the contact takes place',
  'ask': 'Is this contact in person, by video, by phone or guided online?',
 },
 'diagnosis_reviewed_after_nonresponse': {
  'type': 'yes_no',
  'label': 'Diagnosis and formulation were reviewed since',
  'ask': 'Has the diagnosis been reviewed since it did not help?',
 },
 'diaphoresis': {'type': 'yes_no', 'label': 'Sweating', 'ask': 'Is the person sweating?'},
 'digital_confidence': {
  'type': 'choice',
  'choice': ('none', 'low', 'moderate', 'high'),
  'label': 'Confidence with digital tools',
  'ask': 'How is it for you to do things on a phone or computer?',
 },
 'digital_only_offered': {
  'type': 'yes_no',
  'label': 'Only a digital or remote option was offered',
  'ask': 'Was a digital or remote option the only one offered?',
 },
 'disclosure_concern': {
  'type': 'yes_no',
  'label': 'Worry that employer, family, community or records learn of care',
  'ask': 'If people knew you were coming here, what would you worry about?',
  'private': True,
 },
 'discrimination_in_care': {
  'type': 'yes_no',
  'label': 'Discrimination or disrespect in health care',
  'ask': 'Have you been treated unfairly in health care?',
  'private': True,
 },
 'dissociation_in_session': {
  'type': 'yes_no',
  'label': 'Dissociation in session',
  'ask': 'Did the person lose contact with the present in the session?',
 },
 'distress_around_breaks': {
  'type': 'yes_no',
  'label': 'Distress around breaks and gaps',
  'ask': 'What happens inside when there is a gap between our meetings?',
 },
 'dose_at_minimum_effective': {
  'type': 'yes_no',
  'label': 'Dose at or above the recognised minimum effective dose',
  'ask': 'Was the dose ever at the recognised minimum?',
 },
 'doses_per_day': {
  'type': 'integer',
  'low': 0,
  'high': 12,
  'label': 'Separate dosing times per day',
  'ask': 'How many times a day do you take tablets?',
 },
 'driving_or_hazard_impairment': {
  'type': 'yes_no',
  'label': 'Drives or operates machines while impaired',
  'ask': 'Are you driving or working with machines while drowsy, unwell or intoxicated?',
 },
 'ecr_anxiety_mean': {
  'type': 'number',
  'low': 1,
  'high': 7,
  'label': 'Attachment anxiety, ECR mean',
  'ask': 'ECR: mean of the anxiety items?',
 },
 'ecr_avoidance_mean': {
  'type': 'number',
  'low': 1,
  'high': 7,
  'label': 'Attachment avoidance, ECR mean',
  'ask': 'ECR: mean of the avoidance items?',
 },
 'emotion_naming_difficulty': {
  'type': 'yes_no',
  'label': 'Feelings are hard to name',
  'ask': 'When this happens, where in the body do you notice it first?',
 },
 'epds_item10': {
  'type': 'integer',
  'low': 0,
  'high': 3,
  'label': 'EPDS item 10',
  'ask': 'EPDS: item 10?',
  'alone': True,
  'private': True,
 },
 'epds_score': {'type': 'integer', 'low': 0, 'high': 30, 'label': 'EPDS', 'ask': 'EPDS: total?'},
 'expected_sessions_by_client': {
  'type': 'integer',
  'low': 0,
  'high': 500,
  'label': 'Sessions the person expects',
  'ask': 'How many meetings did you expect?',
 },
 'explanatory_model_differs': {
  'type': 'yes_no',
  'label': "The person's account of cause or cure differs from the plan's",
  'ask': 'What do you call this, and what do you think set it off?',
 },
 'exposure_tried_before': {
  'type': 'choice',
  'choice': ('never', 'short_or_incomplete', 'full_course'),
  'label': 'Exposure treatment in the past',
  'ask': 'Have you done exposure before? What exactly, and how far did it get?',
 },
 'faith_already_helps': {
  'type': 'yes_no',
  'label': 'Faith or a faith community already helps',
  'ask': 'Does faith, or your community of faith, help you get through this?',
 },
 'family_accommodation': {
  'type': 'yes_no',
  'label': 'Family joins in rituals, reassures over and over, or rearranges life around the fear',
  'ask': 'What do people at home do, or no longer do, because of the fear?',
 },
 'family_history_bipolar': {
  'type': 'yes_no',
  'label': 'First-degree relative with bipolar disorder',
  'ask': 'Does a parent, brother, sister or child have bipolar disorder?',
 },
 'family_member_suspected_abuser': {
  'type': 'yes_no',
  'label': 'A family or household member is suspected of abuse',
  'ask': 'Who should not know you are here?',
  'alone': True,
  'private': True,
 },
 'family_opposes_treatment': {
  'type': 'yes_no',
  'label': 'People who matter are against treatment',
  'ask': 'How do the people around you feel about you coming?',
  'alone': True,
  'private': True,
 },
 'family_stress_high': {
  'type': 'yes_no',
  'label': 'High conflict, criticism or carer strain at home',
  'ask': 'What is it like at home at the moment?',
 },
 'fear_child_removal': {
  'type': 'yes_no',
  'label': 'Fear that seeking help leads to losing the children',
  'ask': 'Many parents worry that coming here will be used against them. Is that on your mind?',
  'alone': True,
  'private': True,
 },
 'fear_forced_treatment': {
  'type': 'yes_no',
  'label': 'Fear of being hospitalised or medicated against own will',
  'ask': 'Would it help if I tell you exactly what would, and would not, make me involve others?',
 },
 'fear_of_partner': {
  'type': 'yes_no',
  'label': 'Afraid of partner, ex-partner or household member',
  'ask': 'Are you ever afraid of someone at home?',
  'alone': True,
  'private': True,
 },
 'fears_what_exposure_brings': {
  'type': 'yes_no',
  'label': 'Afraid of what facing the feared thing would bring',
  'ask': 'What do you fear would happen if we did this step?',
 },
 'fever_or_infection_signs': {'type': 'yes_no', 'label': 'Fever, sore throat or flu-like illness', 'ask': 'Sore throat, fever?'},
 'fibser_burden': {'type': 'integer', 'low': 0, 'high': 6, 'label': 'FIBSER burden item', 'ask': 'FIBSER: burden item?'},
 'food_insecurity_positive': {
  'type': 'yes_no',
  'label': 'Hunger Vital Sign positive',
  'ask': 'In the last year, did you worry that food would run out, or did it run out?',
 },
 'format': {
  'type': 'choice',
  'choice': ('individual', 'couple', 'family', 'group'),
  'label': 'Format of the work',
  'ask': 'Is this individual, couple, family or group work?',
 },
 'four_at_score': {'type': 'integer', 'low': 0, 'high': 12, 'label': '4AT', 'ask': '4AT: score?'},
 'gad7_change': {
  'type': 'number',
  'low': -21,
  'high': 21,
  'label': 'GAD-7 change since start (negative = better)',
  'ask': 'GAD-7: change since the start?',
 },
 'gad7_total': {'type': 'integer', 'low': 0, 'high': 21, 'label': 'GAD-7 total', 'ask': 'GAD-7: total?'},
 'gains_credited_to_self': {'type': 'yes_no', 'label': 'Credits gains to own effort', 'ask': 'What was your part in what went better?'},
 'glasses': {
  'type': 'choice',
  'choice': ('not_needed', 'works', 'missing_or_broken'),
  'label': 'Glasses',
  'ask': 'Do you have your glasses with you, and are they right?',
 },
 'glucose_mmol': {'type': 'number', 'low': 0, 'high': 80, 'label': 'Glucose', 'ask': 'Glucose?'},
 'goal_disagreement': {'type': 'yes_no', 'label': 'Helper and person pursue different aims', 'ask': 'Are we working on different things?'},
 'goal_progress_reported': {'type': 'yes_no', 'label': "Progress on the person's own goal", 'ask': 'Are you closer to your own goal?'},
 'goal_set_by_others': {
  'type': 'yes_no',
  'label': 'The written goal comes from others',
  'ask': 'Which of these goals, if any, is really yours?',
 },
 'goals_documented': {'type': 'yes_no', 'label': 'Goals are written down', 'ask': 'Are goals written down?'},
 'grief_fills_most_days': {
  'type': 'yes_no',
  'label': 'Longing or grief fills most days and stops daily life',
  'ask': 'How much room does the grief take on an ordinary day?',
 },
 'group_only_offered': {'type': 'yes_no', 'label': 'Only a group was offered', 'ask': 'Was a group the only thing offered?'},
 'hallucinating_in_withdrawal': {
  'type': 'yes_no',
  'label': 'Hallucinations in withdrawal',
  'ask': 'Seeing or hearing things since stopping?',
  'private': True,
 },
 'hearing_aid': {
  'type': 'choice',
  'choice': ('not_needed', 'works', 'missing_or_broken'),
  'label': 'Hearing aid',
  'ask': 'Do you have your hearing aid with you, and does it work?',
 },
 'hearing_difficulty': {
  'type': 'yes_no',
  'label': 'Deaf, hard of hearing or reported difficulty',
  'ask': 'How do you prefer to communicate: sign, captions, hearing loop, writing?',
 },
 'heart_rate': {'type': 'number', 'low': 0, 'high': 300, 'label': 'Resting awake pulse', 'ask': 'Resting pulse?'},
 'helper_match_wished': {
  'type': 'choice',
  'choice': ('none', 'gender', 'culture', 'language', 'faith'),
  'label': 'Wish for a helper of a certain gender, culture, language or faith',
  'ask': 'Would it be easier with a helper of a certain gender, language, culture or faith?',
 },
 'helper_steps_around': {
  'type': 'yes_no',
  'label': 'The helper steps around a topic, or leaves out the effective part of the method',
  'ask': 'Is there something I keep not doing, or not asking, with this person?',
 },
 'hhie_s_score': {'type': 'integer', 'low': 0, 'high': 40, 'label': 'HHIE-S', 'ask': 'HHIE-S: score?'},
 'history_withdrawal_seizure_or_dt': {
  'type': 'yes_no',
  'label': 'Past withdrawal seizure or delirium tremens',
  'ask': 'Ever had fits or seen things when stopping?',
  'private': True,
 },
 'hits_physical_item': {
  'type': 'integer',
  'low': 1,
  'high': 5,
  'label': 'HITS physical item',
  'ask': 'HITS: physical item?',
  'alone': True,
  'private': True,
 },
 'hits_score': {
  'type': 'integer',
  'low': 4,
  'high': 20,
  'label': 'HITS total',
  'ask': 'HITS: total? Is anyone hurting, threatening or controlling you?',
  'alone': True,
  'private': True,
 },
 'homework_assigned': {'type': 'yes_no', 'label': 'Between-session steps were agreed', 'ask': 'Were between-session steps agreed?'},
 'homework_done_ratio_last4': {
  'type': 'number',
  'low': 0,
  'high': 1,
  'label': 'Share of the last four between-session steps that happened',
  'ask': 'How many of the last four steps happened?',
 },
 'homework_format_unworkable': {
  'type': 'yes_no',
  'label': "The form of the task does not fit the person's life",
  'ask': 'What shape of practice would survive an ordinary week?',
 },
 'homework_obstacle': {
  'type': 'choice',
  'choice': ('none', 'forgot', 'too_hard', 'did_not_see_point', 'afraid', 'no_time', 'did_something_else'),
  'label': 'What got in the way of the step',
  'ask': 'What got in the way, and what did you do instead?',
 },
 'hopelessness_statement': {'type': 'yes_no', 'label': 'Spoke of hopelessness', 'ask': 'Has the person said that things feel hopeless?'},
 'hours_since_last_drink': {
  'type': 'number',
  'low': 0,
  'high': 10000,
  'label': 'Hours since the last drink (daily or heavy drinker)',
  'ask': 'When was your last drink?',
  'private': True,
 },
 'housing_status': {
  'type': 'choice',
  'choice': ('stable', 'unstable', 'homeless', 'unsafe'),
  'label': 'Housing',
  'ask': 'Is there anything about housing that needs sorting first?',
  'private': True,
 },
 'hprs_mean': {'type': 'number', 'low': 1, 'high': 5, 'label': 'Hong reactance scale, mean', 'ask': 'HPRS: mean score?'},
 'hyperreflexia': {'type': 'yes_no', 'label': 'Hyperreflexia', 'ask': 'Are reflexes brisk?'},
 'hypertonia': {'type': 'yes_no', 'label': 'Raised muscle tone', 'ask': 'Is muscle tone raised?'},
 'identity_not_affirmed': {
  'type': 'yes_no',
  'label': 'Wrong name or pronoun, assumptions or change efforts in care',
  'ask': 'What name and words should I use, and where should they not be written?',
  'alone': True,
  'private': True,
 },
 'immigration_or_records_fear': {
  'type': 'yes_no',
  'label': 'Fear of immigration, police, court, benefit or licence consequences',
  'ask': 'What would you not want written down or shared, and why?',
  'alone': True,
  'private': True,
 },
 'importance_ruler': {
  'type': 'number',
  'low': 0,
  'high': 10,
  'label': 'How important the change is (0-10)',
  'ask': 'How important is this change to you, from 0 to 10?',
 },
 'independence_statements': {
  'type': 'yes_no',
  'label': "Says things like 'nobody tells me what to do'",
  'ask': 'Does the person stress their own choice?',
 },
 'infant_harm_thoughts': {
  'type': 'choice',
  'choice': ('none', 'intrusive_unwanted', 'delusional_or_intent'),
  'label': 'Thoughts of harm to the baby',
  'ask': 'Do frightening thoughts about the baby come? Do you fear you might act?',
  'alone': True,
  'private': True,
 },
 'institutional_mistrust': {'type': 'yes_no', 'label': 'Does not trust services', 'ask': 'Is it hard to trust services like this one?'},
 'insurance_statements_go_to_another': {
  'type': 'yes_no',
  'label': 'Insurance statements go to someone else (the policy holder)',
  'ask': 'Who opens the letters from the insurer?',
  'alone': True,
  'private': True,
 },
 'insurance_status': {
  'type': 'choice',
  'choice': ('covered', 'underinsured', 'uninsured', 'public_system'),
  'label': 'Coverage',
  'ask': 'How is your care paid for?',
 },
 'intellectual_disability': {
  'type': 'yes_no',
  'label': 'Intellectual (learning) disability',
  'ask': 'Is an intellectual (learning) disability known?',
 },
 'internet_adequate': {
  'type': 'yes_no',
  'label': 'Internet and device are good enough for video',
  'ask': 'Do you have a device and internet that work for video?',
 },
 'interpreter_is': {
  'type': 'choice',
  'choice': ('professional', 'partner', 'child', 'other_family', 'friend_or_acquaintance', 'staff'),
  'label': 'Who interprets',
  'ask': 'Who is interpreting, and what are they to the person?',
 },
 'interpreter_used': {
  'type': 'choice',
  'choice': ('not_needed', 'none', 'ad_hoc_family_or_staff', 'professional', 'bilingual_clinician'),
  'label': 'How language was bridged',
  'ask': 'Who interpreted, if anyone?',
 },
 'intoxicated_now': {
  'type': 'yes_no',
  'label': 'Clinically intoxicated now',
  'ask': 'Is the person intoxicated now? What was taken?',
  'private': True,
 },
 'ipv_high_danger': {
  'type': 'yes_no',
  'label': 'Strangulation ever, threat to kill, weapon, escalation, recent separation or stalking',
  'ask': 'Has anyone ever choked you or said they would kill you?',
  'alone': True,
  'private': True,
 },
 'ipv_screen': {
  'type': 'choice',
  'choice': ('negative', 'positive'),
  'label': 'Asked alone about safety with partner and people at home',
  'ask': 'Has each person been asked alone (professional interpreter if needed) about safety with the people at home?',
  'alone': True,
  'private': True,
 },
 'isi_score': {
  'type': 'integer',
  'low': 0,
  'high': 28,
  'label': 'Insomnia Severity Index',
  'ask': 'ISI: score? How is your sleep, and what have you tried?',
 },
 'job_involves_driving': {
  'type': 'yes_no',
  'label': 'The job involves driving or operating machines',
  'ask': 'Does your work involve driving or machines?',
 },
 'language_discordant': {
  'type': 'yes_no',
  'label': "Preferred language differs from the clinician's",
  'ask': 'Which language do you think and feel in?',
 },
 'late_cancellations_90d': {
  'type': 'integer',
  'low': 0,
  'high': 200,
  'label': 'Same-day cancellations in 90 days',
  'ask': 'How many same-day cancellations in three months?',
 },
 'legal_or_asylum_matter_open': {
  'type': 'yes_no',
  'label': 'A legal, residence or asylum matter is open',
  'ask': 'Is there a court, residence or asylum matter that weighs on you? You need not give details.',
  'alone': True,
  'private': True,
 },
 'lethal_means_access': {
  'type': 'yes_no',
  'label': 'Access to a firearm, stockpile or other named means',
  'ask': 'Is there a gun, stockpiled medicine or anything else you have thought of using? Who could hold it?',
  'alone': True,
  'private': True,
 },
 'life_adversity_ongoing': {
  'type': 'yes_no',
  'label': 'Ongoing adversity (debt, bereavement, bullying, eviction, asylum process)',
  'ask': 'If one thing in your life could shift, what would ease this most?',
 },
 'lithium_level': {'type': 'number', 'low': 0, 'high': 10, 'label': 'Serum lithium, 12 h after the dose', 'ask': 'Lithium level?'},
 'lithium_precipitant': {
  'type': 'yes_no',
  'label': 'Dehydration, vomiting or diarrhoea, new NSAID, ACE-I, ARB or thiazide, kidney injury, low-salt change',
  'ask': 'Any vomiting, ibuprofen, new blood pressure medicine?',
 },
 'lithium_toxicity_signs': {
  'type': 'yes_no',
  'label': 'Coarse tremor, unsteadiness, slurred speech, vomiting, drowsiness, confusion or twitching',
  'ask': 'Tremor, unsteady, vomiting, slurred?',
 },
 'local_provider_unavailable': {
  'type': 'yes_no',
  'label': 'No suitable provider or modality within reach or network',
  'ask': 'Is suitable care out of reach (distance, network, free places)?',
 },
 'main_problem': {
  'type': 'choice',
  'choice': ('depression', 'bipolar', 'gad', 'panic', 'social_anxiety', 'ocd', 'ptsd', 'psychosis', 'bpd', 'anorexia', 'bulimia_bed', 'insomnia', 'chronic_pain', 'alcohol', 'opioid', 'stimulant', 'adhd', 'perinatal_depression', 'self_harm', 'prolonged_grief', 'other'),
  'label': 'Main problem in view',
  'ask': 'What is the main problem we are working on?',
 },
 'mandated': {
  'type': 'yes_no',
  'label': 'Attendance required by court, probation, employer or school',
  'ask': 'Does a court, probation, an employer or a school require you to come?',
 },
 'mania_signs': {
  'type': 'yes_no',
  'label': 'Elevated or irritable mood with increased energy, clearly different from usual',
  'ask': 'Have you slept less without feeling tired? Spending or driving faster?',
 },
 'mdq_cooccur': {
  'type': 'yes_no',
  'label': 'MDQ part 2, at the same time',
  'ask': 'MDQ part 2: did several happen at the same time?',
 },
 'mdq_problem': {
  'type': 'choice',
  'choice': ('none', 'minor', 'moderate', 'serious'),
  'label': 'MDQ part 3, how much of a problem',
  'ask': 'MDQ part 3: how much of a problem?',
 },
 'mdq_symptoms': {
  'type': 'integer',
  'low': 0,
  'high': 13,
  'label': 'MDQ part 1, yes-count',
  'ask': 'Has there ever been a stretch of days with far more energy and far less sleep than usual? (MDQ part 1)',
 },
 'measures_discussed_with_client': {
  'type': 'yes_no',
  'label': 'Measures were discussed with the person',
  'ask': 'Have the measures been looked at together?',
 },
 'measures_improving': {
  'type': 'yes_no',
  'label': 'Agreed measures show reliable improvement or remission',
  'ask': 'Do the agreed measures show reliable improvement?',
 },
 'measures_used_regularly': {'type': 'yes_no', 'label': 'Measures are used regularly', 'ask': 'Are measures used regularly?'},
 'medical_red_flag': {
  'type': 'yes_no',
  'label': 'Chest pain, stroke signs, severe breathlessness, sepsis signs, head injury or other acute danger',
  'ask': 'Chest pain, weakness on one side, breathless?',
 },
 'medication_concern_beliefs': {
  'type': 'yes_no',
  'label': 'Worries about dependence, personality change or harm',
  'ask': 'What do you hope and fear from medicines?',
 },
 'member_attends_under_pressure': {
  'type': 'yes_no',
  'label': 'A member of the couple or family comes under pressure',
  'ask': 'Is anyone here under pressure to come?',
  'alone': True,
  'private': True,
 },
 'memory_or_planning_problem': {
  'type': 'yes_no',
  'label': 'Forgetting, losing track, planning problems',
  'ask': 'How is your memory for things we agree?',
 },
 'mini_cog_score': {'type': 'integer', 'low': 0, 'high': 5, 'label': 'Mini-Cog', 'ask': 'Mini-Cog: score?'},
 'minimal_disclosure': {'type': 'yes_no', 'label': 'Says very little about themselves', 'ask': 'Does the person say very little?'},
 'minimises_need_for_help': {'type': 'yes_no', 'label': 'Plays down the need for help', 'ask': 'Does the person play down their need for help?'},
 'minor_requests_confidentiality': {
  'type': 'yes_no',
  'label': 'Person under 18 asks that something stays private',
  'ask': 'What would you not want home to know?',
  'alone': True,
  'private': True,
 },
 'missed_appointments_12m': {
  'type': 'integer',
  'low': 0,
  'high': 400,
  'label': 'Appointments not attended in 12 months',
  'ask': 'How many appointments were missed in the last year?',
 },
 'missed_appointments_90d': {
  'type': 'integer',
  'low': 0,
  'high': 200,
  'label': 'Appointments not attended in 90 days',
  'ask': 'How many appointments were missed in the last three months?',
 },
 'missed_last_4': {
  'type': 'integer',
  'low': 0,
  'high': 4,
  'label': 'Missed or late-cancelled among the last four appointments',
  'ask': 'How many of the last four appointments were missed?',
 },
 'moca_score': {'type': 'integer', 'low': 0, 'high': 30, 'label': 'MoCA', 'ask': 'MoCA: score?'},
 'modalities_tried_adequately': {
  'type': 'integer',
  'low': 0,
  'high': 50,
  'label': 'Distinct treatments given at adequate dose and fidelity',
  'ask': 'How many different treatments were really given in full?',
 },
 'months_since_loss': {
  'type': 'number',
  'low': 0,
  'high': 1200,
  'label': 'Months since the death of someone close',
  'ask': 'When did they die?',
 },
 'naloxone_available': {'type': 'yes_no', 'label': 'Naloxone at home', 'ask': 'Do you have naloxone?', 'private': True},
 'new_agitation_or_suicidality': {
  'type': 'yes_no',
  'label': 'New agitation, hostility, insomnia or suicidal thoughts since a medicine change',
  'ask': 'Since the change, feeling restless, irritable or having dark thoughts?',
  'alone': True,
  'private': True,
 },
 'night_shifts': {
  'type': 'yes_no',
  'label': 'Works nights or rotating shifts',
  'ask': 'Do you work nights or changing shifts? When do you sleep?',
 },
 'nights_little_sleep_high_energy': {
  'type': 'integer',
  'low': 0,
  'high': 60,
  'label': 'Consecutive nights with little sleep yet high energy',
  'ask': 'How many nights in a row with little sleep and lots of energy?',
 },
 'no_meaningful_improvement': {
  'type': 'yes_no',
  'label': "No meaningful change on measure and by the person's own account",
  'ask': "Is there still no change that matters, on the measure and in the person's own view?",
 },
 'nvs_score': {'type': 'integer', 'low': 0, 'high': 6, 'label': 'Newest Vital Sign', 'ask': 'Newest Vital Sign: score?'},
 'oci_r_score': {
  'type': 'integer',
  'low': 0,
  'high': 72,
  'label': 'OCI-R',
  'ask': 'OCI-R: score? Do unwanted thoughts or must-do routines take time each day?',
 },
 'on_clozapine': {'type': 'yes_no', 'label': 'Takes clozapine', 'ask': 'Do you take clozapine?'},
 'on_lithium': {'type': 'yes_no', 'label': 'Takes lithium', 'ask': 'Do you take lithium?'},
 'on_maoi': {'type': 'yes_no', 'label': 'Takes an MAOI', 'ask': 'Do you take an MAOI?'},
 'on_valproate': {'type': 'yes_no', 'label': 'Takes valproate', 'ask': 'Do you take valproate?'},
 'only_one_modality_offered': {
  'type': 'yes_no',
  'label': 'Only one kind of treatment was offered so far',
  'ask': 'Has only one kind of help been offered so far?',
 },
 'opioid_exposure': {
  'type': 'yes_no',
  'label': 'Uses opioids, prescribed or not',
  'ask': 'Do you use opioids, prescribed or not?',
  'private': True,
 },
 'opposes_direct_suggestions': {'type': 'yes_no', 'label': 'Pushes back on direct suggestions', 'ask': 'Do direct suggestions meet pushback?'},
 'oq45_change': {
  'type': 'number',
  'low': -180,
  'high': 180,
  'label': 'OQ-45 change since start (negative = better)',
  'ask': 'OQ-45: change since the start?',
 },
 'oq45_total': {'type': 'integer', 'low': 0, 'high': 180, 'label': 'OQ-45 total', 'ask': 'OQ-45: total?'},
 'ors_change': {
  'type': 'number',
  'low': -40,
  'high': 40,
  'label': 'Outcome Rating Scale, change since start (positive = better)',
  'ask': 'Outcome Rating Scale: change since the start?',
 },
 'ors_total': {
  'type': 'number',
  'low': 0,
  'high': 40,
  'label': 'Outcome Rating Scale, total',
  'ask': 'Outcome Rating Scale: total?',
 },
 'orthostatic_hr_rise': {'type': 'number', 'low': -100, 'high': 200, 'label': 'Pulse rise on standing', 'ask': 'Pulse rise on standing?'},
 'orthostatic_sbp_drop': {
  'type': 'number',
  'low': -100,
  'high': 200,
  'label': 'Systolic drop on standing',
  'ask': 'Systolic drop on standing?',
 },
 'outcome_expectation_0_10': {
  'type': 'number',
  'low': 0,
  'high': 10,
  'label': 'How likely help seems (0-10)',
  'ask': 'How likely does it seem that this could help, from 0 to 10?',
 },
 'own_goal_stated': {
  'type': 'yes_no',
  'label': "A goal in the person's own words exists",
  'ask': 'If our work went well, what would be the first thing you noticed?',
 },
 'pace_rating': {
  'type': 'choice',
  'choice': ('too_slow', 'ok', 'too_fast'),
  'label': 'Pace as the person sees it',
  'ask': 'Too fast, too slow or about right?',
 },
 'partner_controls_access': {
  'type': 'yes_no',
  'label': 'Someone at home monitors or blocks care, phone or money',
  'ask': 'Does anyone check your phone or stop you from coming?',
  'alone': True,
  'private': True,
 },
 'partner_offer_agreed': {
  'type': 'yes_no',
  'label': 'The person agrees, asked alone, that the partner is offered help elsewhere',
  'ask': 'Would it be safe, and do you want, that someone else offers your partner help of their own?',
  'alone': True,
  'private': True,
 },
 'past_care_harmful': {
  'type': 'yes_no',
  'label': 'Past care was harmful, coercive or frightening',
  'ask': 'Has care ever hurt or frightened you?',
  'private': True,
 },
 'past_involuntary_care': {
  'type': 'yes_no',
  'label': 'Past involuntary admission, treatment, restraint or seclusion',
  'ask': 'Have you ever been treated or admitted against your will?',
  'private': True,
 },
 'pc_ptsd5_score': {'type': 'integer', 'low': 0, 'high': 5, 'label': 'PC-PTSD-5', 'ask': 'PC-PTSD-5: score?'},
 'pcl5_score': {'type': 'integer', 'low': 0, 'high': 80, 'label': 'PCL-5', 'ask': 'PCL-5: score?'},
 'pct_median_bmi': {'type': 'number', 'low': 20, 'high': 300, 'label': 'Percent median BMI (under 20)', 'ask': 'Percent median BMI?'},
 'perceived_coercion': {
  'type': 'yes_no',
  'label': 'Feels forced',
  'ask': 'Do you feel forced to come? How much say did you have?',
  'alone': True,
  'private': True,
 },
 'perceived_microaggression': {
  'type': 'choice',
  'choice': ('none_reported', 'yes_unaddressed', 'yes_addressed'),
  'label': 'Hurt about race, culture, faith, gender, sexuality, disability or class',
  'ask': 'Have I said or assumed anything that did not fit who you are?',
 },
 'perinatal_red_flag': {
  'type': 'yes_no',
  'label': 'Recent marked change, new violent self-harm thoughts, or new estrangement from the infant',
  'ask': 'Has something changed quickly? Any new violent thoughts of harming yourself? Do you feel cut off from the baby?',
  'alone': True,
  'private': True,
 },
 'perinatal_status': {
  'type': 'choice',
  'choice': ('none', 'pregnant', 'postpartum_0_12m'),
  'label': 'Perinatal status (birthing person)',
  'ask': 'Are you pregnant, or have you given birth in the last year?',
 },
 'permission_for_challenge': {
  'type': 'yes_no',
  'label': 'Permission for challenge, now and for this topic',
  'ask': 'May I say or suggest something that could sting a little? You can say no.',
 },
 'phone_reliable': {'type': 'yes_no', 'label': 'Reliable phone with credit', 'ask': 'Do you have a phone that works and has credit?'},
 'phosphate_low': {'type': 'yes_no', 'label': 'Phosphate below range', 'ask': 'Phosphate?'},
 'phq9_baseline': {
  'type': 'integer',
  'low': 0,
  'high': 27,
  'label': 'PHQ-9 at treatment start',
  'ask': 'PHQ-9: total at the start of treatment?',
 },
 'phq9_change': {
  'type': 'number',
  'low': -27,
  'high': 27,
  'label': 'PHQ-9 change since start (negative = better)',
  'ask': 'PHQ-9: change since the start?',
 },
 'phq9_item9': {
  'type': 'integer',
  'low': 0,
  'high': 3,
  'label': 'PHQ-9 item 9',
  'ask': 'PHQ-9: item 9?',
  'alone': True,
  'private': True,
 },
 'phq9_total': {'type': 'integer', 'low': 0, 'high': 27, 'label': 'PHQ-9 total', 'ask': 'PHQ-9: total?'},
 'physical_access_need': {
  'type': 'yes_no',
  'label': 'Mobility or access need not met by the setting',
  'ask': 'Is there anything about getting in, sitting or lasting through the appointment we should change?',
 },
 'planned_sessions': {
  'type': 'integer',
  'low': 0,
  'high': 500,
  'label': 'Sessions planned by the service',
  'ask': 'How many sessions does the service plan?',
 },
 'plasma_level_checked': {'type': 'yes_no', 'label': 'Plasma level checked at least once', 'ask': 'Was a plasma level ever checked?'},
 'post_session_distress_days': {
  'type': 'number',
  'low': 0,
  'high': 60,
  'label': 'Days until back to usual after the last session',
  'ask': 'How long did it take to get back to your usual level after last time?',
 },
 'potassium': {'type': 'number', 'low': 0, 'high': 12, 'label': 'Potassium', 'ask': 'Potassium?'},
 'preference_met': {
  'type': 'choice',
  'choice': ('met', 'partly_met', 'not_met'),
  'label': 'The preference was met or honestly discussed',
  'ask': 'Has the preference been met or honestly discussed?',
 },
 'preference_unsafe_or_unavailable': {
  'type': 'yes_no',
  'label': 'The preferred help is unsafe or does not exist here',
  'ask': 'Is the preferred help unsafe or not available here?',
 },
 'preferences_asked': {
  'type': 'yes_no',
  'label': 'Preferences were asked',
  'ask': 'If you could design the help, what would it look like?',
 },
 'preferred_modality': {
  'type': 'choice',
  'choice': ('no_preference', 'individual_talking', 'group', 'medication', 'no_medication', 'digital', 'family', 'creative', 'body_based', 'peer', 'spiritual', 'practical_help'),
  'label': 'Kind of help the person would choose',
  'ask': 'If every kind of help were available, which would you choose?',
 },
 'prefers_faith_or_traditional': {
  'type': 'yes_no',
  'label': 'Prefers or also uses faith or traditional support',
  'ask': 'Is faith or a tradition part of how you get through this?',
 },
 'prior_treatment_effect': {
  'type': 'choice',
  'choice': ('none_had', 'no_help', 'partial', 'good', 'harmful'),
  'label': 'How earlier treatment turned out',
  'ask': 'How did earlier treatment turn out?',
 },
 'prior_treatment_episodes': {
  'type': 'integer',
  'low': 0,
  'high': 100,
  'label': 'Earlier treatment episodes',
  'ask': 'How many treatments have there been before?',
 },
 'private_space_remote': {
  'type': 'yes_no',
  'label': 'A private, safe place to talk remotely',
  'ask': 'Can you speak freely where you are right now? Yes or no is enough.',
  'alone': True,
 },
 'protective_factors_known': {
  'type': 'yes_no',
  'label': 'What keeps the person going has been asked and is known (people, reasons, plans)',
  'ask': 'What keeps you going, even on the worst days?',
  'private': True,
 },
 'psychosis_acute_unsafe': {
  'type': 'yes_no',
  'label': 'Acutely psychotic with fear, agitation, exhaustion or unsafe acts',
  'ask': 'Is there fear, agitation, exhaustion or unsafe behaviour with the psychosis?',
 },
 'psychosis_present': {
  'type': 'yes_no',
  'label': 'Hallucinations, delusions or disorganisation now',
  'ask': 'Have you felt that people are against you, or heard things others do not?',
 },
 'rationale_restated_by_client': {
  'type': 'yes_no',
  'label': 'The person can say the reason for the treatment in own words',
  'ask': 'How would you explain to a friend why we do this?',
 },
 'reassurance_or_contact_seeking_high': {
  'type': 'yes_no',
  'label': 'Often reaches out for reassurance',
  'ask': 'Does the person often need reassurance between sessions?',
 },
 'record_differs_from_lived_identity': {
  'type': 'yes_no',
  'label': 'Name or gender in the record differs from how the person lives',
  'ask': 'Is the name we have the one you use? Where may we write it, and where not?',
  'alone': True,
  'private': True,
 },
 'reduced_consciousness': {
  'type': 'yes_no',
  'label': 'Reduced or fluctuating consciousness',
  'ask': 'Is the person drowsy, or not fully awake?',
 },
 'referral_source': {
  'type': 'choice',
  'choice': ('self', 'gp', 'family', 'partner', 'school', 'court', 'probation', 'child_protection', 'employer', 'hospital', 'other_clinician'),
  'label': 'Who suggested or required coming',
  'ask': 'Whose idea was it to come?',
 },
 'referrals_rejected_12m': {
  'type': 'integer',
  'low': 0,
  'high': 50,
  'label': "Referrals closed as 'not meeting criteria' in 12 months",
  'ask': 'How many referrals were turned down this year?',
 },
 'reminder_channel_confirmed': {
  'type': 'yes_no',
  'label': 'A reminder channel the person sees is confirmed and consented',
  'ask': 'What is the surest way to reach you, and when should a reminder arrive?',
 },
 'remote_location_known': {
  'type': 'yes_no',
  'label': 'Location and call-back number are recorded for this remote contact',
  'ask': 'Where are you right now, and what number can I call if the line drops?',
 },
 'respiratory_rate': {'type': 'number', 'low': 0, 'high': 100, 'label': 'Breaths per minute', 'ask': 'Breaths per minute?'},
 'restrictive_eating_or_purging': {
  'type': 'yes_no',
  'label': 'Restriction, purging or weight-loss behaviour now',
  'ask': 'Is there restriction, purging or weight-loss behaviour now?',
  'private': True,
 },
 'rigidity': {'type': 'yes_no', 'label': 'Generalised rigidity', 'ask': 'Is the body stiff all over?'},
 'role_expectation_mismatch': {
  'type': 'yes_no',
  'label': 'Expected therapy to work differently',
  'ask': 'What did you imagine we would be doing here?',
 },
 'rupture_marker': {
  'type': 'choice',
  'choice': ('none', 'withdrawal', 'confrontation', 'mixed'),
  'label': 'Marker of strain in the relationship',
  'ask': 'Is anything between us that should be said first?',
 },
 'rx_unfilled_due_to_cost': {
  'type': 'yes_no',
  'label': 'Prescription not filled, skipped or split because of cost',
  'ask': 'Many people stretch tablets because of price. Has that happened?',
 },
 'satisfied_with_current_care': {'type': 'yes_no', 'label': 'Says current care suits them', 'ask': 'Does the care you have now suit you?'},
 'says_nothing_in_the_way': {
  'type': 'yes_no',
  'label': 'Asked directly, the person says that nothing stands in the way',
  'ask': 'Is anything making it harder to come, or to use what we do? Nothing is a good answer too.',
 },
 'sbp': {'type': 'number', 'low': 0, 'high': 300, 'label': 'Systolic blood pressure', 'ask': 'Systolic blood pressure?'},
 'schooling_years': {
  'type': 'integer',
  'low': 0,
  'high': 30,
  'label': 'Years of schooling',
  'ask': 'How long were you able to go to school?',
 },
 'scoff_score': {
  'type': 'integer',
  'low': 0,
  'high': 5,
  'label': 'SCOFF',
  'ask': 'SCOFF: score? How are eating and your feelings about food and body?',
 },
 'sedation_interferes': {
  'type': 'yes_no',
  'label': 'Sedation interferes with work, driving or parenting',
  'ask': 'Does tiredness from the medicine get in your way?',
 },
 'seen_alone': {
  'type': 'yes_no',
  'label': 'The person was seen alone, at least for part of the contact',
  'ask': 'Has the person been seen alone?',
 },
 'seizure_now_or_recent': {'type': 'yes_no', 'label': 'Seizure now or in the last 48 hours', 'ask': 'Any seizure in the last two days?'},
 'self_harm_needs_medical_care': {
  'type': 'yes_no',
  'label': 'Self-harm that needs medical assessment, or any ingestion',
  'ask': 'Did you swallow anything, or is any wound deep?',
  'private': True,
 },
 'self_harm_told': {
  'type': 'yes_no',
  'label': 'Recent self-harm was told or seen',
  'ask': 'Have you hurt yourself on purpose lately?',
  'alone': True,
  'private': True,
 },
 'self_stigma_statement': {
  'type': 'yes_no',
  'label': 'Says that needing help is weak or shameful',
  'ask': 'What would it say about you that you came here?',
 },
 'sensory_distress_in_care': {
  'type': 'yes_no',
  'label': 'Light, noise, touch or crowding in care is distressing',
  'ask': 'What about this room, this way of talking or this schedule makes it harder?',
 },
 'serious_rash_on_anticonvulsant': {
  'type': 'yes_no',
  'label': 'New rash with fever, blisters or sore mouth on lamotrigine, carbamazepine or similar',
  'ask': 'Any new rash with fever, blisters or sore mouth on lamotrigine, carbamazepine or similar?',
 },
 'serotonergic_exposure': {
  'type': 'yes_no',
  'label': 'Takes a serotonergic medicine or substance',
  'ask': 'Any new or combined serotonergic medicine, tramadol, linezolid, MDMA?',
 },
 'session_number': {
  'type': 'integer',
  'low': 0,
  'high': 1000,
  'label': 'Number of the current or next session (0 = before the first)',
  'ask': 'Which session is this?',
 },
 'sessions_since_reliable_improvement': {
  'type': 'integer',
  'low': 0,
  'high': 1000,
  'label': 'Sessions without reliable improvement',
  'ask': 'How many sessions since the last reliable improvement?',
 },
 'setting': {
  'type': 'choice',
  'choice': ('outpatient', 'primary_care', 'inpatient', 'community_team', 'school', 'college_counselling', 'sud_service', 'probation_linked', 'perinatal_service', 'pain_clinic', 'couple_family_service', 'walk_in', 'refugee_service'),
  'label': 'Setting of care',
  'ask': 'Where does this contact take place?',
 },
 'severe_constipation_or_abdominal_pain': {
  'type': 'yes_no',
  'label': 'No bowel motion for three days or more, abdominal pain, distension or vomiting',
  'ask': 'When did your bowels last open? Any belly pain, swelling or vomiting?',
 },
 'shame_or_self_attack_statement': {
  'type': 'yes_no',
  'label': 'Harsh self-judgement or shame was voiced',
  'ask': 'Is there a part of this that feels hard to say out loud?',
 },
 'sils_response': {
  'type': 'integer',
  'low': 1,
  'high': 5,
  'label': 'Single Item Literacy Screener (1 never - 5 always)',
  'ask': 'How often do you want help reading material from a clinic? (1 never - 5 always)',
 },
 'soc_stage': {
  'type': 'choice',
  'choice': ('precontemplation', 'contemplation', 'preparation', 'action', 'maintenance'),
  'label': 'Stage of change for the named target',
  'ask': 'About this one thing: not thinking of it, thinking, preparing, doing, or keeping it up?',
 },
 'socrates_ambivalence': {'type': 'number', 'low': 4, 'high': 20, 'label': 'SOCRATES ambivalence', 'ask': 'SOCRATES: ambivalence score?'},
 'socrates_recognition': {'type': 'number', 'low': 7, 'high': 35, 'label': 'SOCRATES recognition', 'ask': 'SOCRATES: recognition score?'},
 'socrates_taking_steps': {'type': 'number', 'low': 8, 'high': 40, 'label': 'SOCRATES taking steps', 'ask': 'SOCRATES: taking-steps score?'},
 'srs_all_perfect_count': {
  'type': 'integer',
  'low': 0,
  'high': 200,
  'label': 'Consecutive session ratings of 39.5 to 40',
  'ask': 'How many perfect session ratings in a row?',
 },
 'srs_approach': {
  'type': 'number',
  'low': 0,
  'high': 10,
  'label': 'Session Rating Scale, approach item',
  'ask': 'Session Rating Scale: approach item?',
 },
 'srs_drop': {
  'type': 'number',
  'low': -40,
  'high': 40,
  'label': 'Fall of the Session Rating Scale since the previous session (positive = fall)',
  'ask': 'By how much did the session rating fall since last time?',
 },
 'srs_goals': {
  'type': 'number',
  'low': 0,
  'high': 10,
  'label': 'Session Rating Scale, goals and topics item',
  'ask': 'Session Rating Scale: goals and topics item?',
 },
 'srs_lowest_item': {
  'type': 'number',
  'low': 0,
  'high': 10,
  'label': 'Session Rating Scale, lowest item',
  'ask': 'Session Rating Scale: lowest item?',
 },
 'srs_total': {
  'type': 'number',
  'low': 0,
  'high': 40,
  'label': 'Session Rating Scale, total of the last session',
  'ask': 'Session Rating Scale: total of the last session?',
 },
 'ssosh_mean': {'type': 'number', 'low': 1, 'high': 5, 'label': 'Self-Stigma of Seeking Help, mean', 'ask': 'SSOSH: mean score?'},
 'stabilisation_sessions_done': {
  'type': 'integer',
  'low': 0,
  'high': 500,
  'label': 'Preparation (stabilisation) sessions so far',
  'ask': 'How many preparation sessions so far?',
 },
 'stopbang_score': {'type': 'integer', 'low': 0, 'high': 8, 'label': 'STOP-Bang', 'ask': 'STOP-Bang: score?'},
 'stopped_medication_unplanned': {
  'type': 'yes_no',
  'label': 'Stopped a psychotropic medicine without a plan',
  'ask': 'Have you stopped a medicine, and how did that go?',
 },
 'strong_preference_present': {
  'type': 'yes_no',
  'label': 'A clear wish about method, helper or format',
  'ask': 'Is there a kind of help you were hoping for?',
 },
 'sudden_severe_headache_or_bp180': {
  'type': 'yes_no',
  'label': 'Sudden severe headache or blood pressure 180/120 or more',
  'ask': 'Sudden headache? Blood pressure?',
 },
 'suicide_act_in_progress': {
  'type': 'yes_no',
  'label': 'Overdose taken, injury made, or act under way',
  'ask': 'Have you taken or done anything to harm yourself today?',
  'private': True,
 },
 'suicide_risk_conversation_done': {
  'type': 'yes_no',
  'label': 'A clinician had and recorded a direct conversation about suicidal thoughts in this contact',
  'ask': 'Has someone asked directly about suicidal thoughts in this contact, and written it down?',
  'private': True,
 },
 'superficial_agreement': {
  'type': 'yes_no',
  'label': 'Agrees in session, repeatedly does otherwise',
  'ask': 'Does agreement in the room often turn into something else afterwards?',
 },
 'supervision_used_for_case': {'type': 'yes_no', 'label': 'This work is brought to supervision', 'ask': 'Has this work been taken to supervision?'},
 'sustain_talk_dominant': {
  'type': 'yes_no',
  'label': 'Reasons for no change outweigh reasons for change',
  'ask': 'Do reasons to stay as it is outweigh reasons to change?',
 },
 'symptom_began_after_medicine_change': {
  'type': 'yes_no',
  'label': 'The trouble began or grew within weeks of a medicine change',
  'ask': 'Did this begin, or get worse, within weeks of a new medicine or dose?',
 },
 'symptom_inducing_medicine': {
  'type': 'yes_no',
  'label': 'A medicine or substance known to cause or worsen the symptoms',
  'ask': 'Is a medicine taken that can cause this (for example steroids, isotretinoin, interferon)?',
 },
 'symptoms_put_down_to_label': {
  'type': 'yes_no',
  'label': 'New or bodily complaints are put down to a diagnosis or label in the record',
  'ask': 'Has a complaint been explained by an earlier diagnosis without a fresh look?',
 },
 'syncope': {'type': 'yes_no', 'label': 'Fainting or collapse', 'ask': 'Faint or collapse?'},
 'teach_back_unsuccessful': {
  'type': 'yes_no',
  'label': 'After two explanations the plan could not be said back',
  'ask': 'Can you tell me in your own words what we agreed?',
 },
 'telehealth_technical_problems': {
  'type': 'yes_no',
  'label': 'Technical problems in remote contact',
  'ask': 'Does the line or the picture often fail?',
 },
 'temp_c': {'type': 'number', 'low': 25, 'high': 45, 'label': 'Temperature', 'ask': 'Temperature?'},
 'test_conditions_invalid': {
  'type': 'yes_no',
  'label': 'A test was done under conditions that make it invalid (language, hearing, sight, sleep, schooling, someone answering)',
  'ask': 'Could the person hear, see, read and answer for themselves when this was done?',
 },
 'therapist_directiveness': {
  'type': 'choice',
  'choice': ('low', 'moderate', 'high'),
  'label': 'How directive the helper is',
  'ask': 'How directive am I in these sessions?',
 },
 'therapist_frustration_0_10': {
  'type': 'number',
  'low': 0,
  'high': 10,
  'label': "The helper's own frustration (0-10)",
  'ask': 'How frustrated do I feel in this work, from 0 to 10?',
 },
 'therapist_predicts_good_progress': {'type': 'yes_no', 'label': 'The helper expects good progress', 'ask': 'Do I expect good progress here?'},
 'therapy_activity_now': {
  'type': 'choice',
  'choice': ('assessment', 'engagement', 'evocation', 'planning', 'skills_or_action', 'trauma_processing', 'relapse_prevention'),
  'label': 'What the sessions work on now',
  'ask': 'What do the sessions work on now?',
 },
 'therapy_fidelity_uncertain': {
  'type': 'yes_no',
  'label': 'A core ingredient of the named therapy was missing',
  'ask': 'Was a core ingredient (for example exposure) left out?',
 },
 'therapy_model_matches_problem': {
  'type': 'yes_no',
  'label': 'The therapy is a recommended one for the main problem',
  'ask': 'Is the therapy one that is recommended for this problem?',
 },
 'therapy_sessions_model_specific': {
  'type': 'integer',
  'low': 0,
  'high': 500,
  'label': 'Sessions of a recognised model actually delivered',
  'ask': 'What did you actually do in those sessions, and how many were there?',
 },
 'threat_identifiable_person': {
  'type': 'yes_no',
  'label': 'Serious threat or plan to harm an identifiable person',
  'ask': 'Are you thinking of hurting someone? Who? How soon?',
  'private': True,
 },
 'thyroid_checked_12m': {
  'type': 'yes_no',
  'label': 'Thyroid function checked in 12 months',
  'ask': 'When was thyroid function last checked?',
 },
 'trafficking_indicators': {
  'type': 'yes_no',
  'label': 'Indicators of trafficking or exploitation',
  'ask': 'Can you come and go? Who holds your papers?',
  'alone': True,
  'private': True,
 },
 'transport_problem_reported': {
  'type': 'yes_no',
  'label': 'Transport keeps the person from care',
  'ask': 'What is the journey here like for you, door to door?',
 },
 'trauma_focused_treatment_wanted': {
  'type': 'choice',
  'choice': ('declined', 'unsure', 'wanted'),
  'label': 'Wish for trauma-focused treatment',
  'ask': 'Would you want a treatment that works on the memories?',
 },
 'trauma_history': {
  'type': 'choice',
  'choice': ('denied', 'suspected', 'disclosed'),
  'label': 'Trauma history',
  'ask': 'Have things happened that still come back to you? You need not give details.',
  'alone': True,
  'private': True,
 },
 'travel_minutes_one_way': {
  'type': 'number',
  'low': 0,
  'high': 600,
  'label': 'One-way travel time',
  'ask': 'How long does it take you to get here, door to door?',
 },
 'tremor': {'type': 'yes_no', 'label': 'Tremor', 'ask': 'Is there tremor?'},
 'trs_mean': {'type': 'number', 'low': 1, 'high': 4, 'label': 'Therapeutic Reactance Scale, mean', 'ask': 'TRS: mean score?'},
 'trust_rating_0_10': {
  'type': 'number',
  'low': 0,
  'high': 10,
  'label': 'How safe it feels to be open today (0-10)',
  'ask': 'How safe does it feel to be open with me today, from 0 to 10?',
 },
 'tsh_out_of_range': {'type': 'yes_no', 'label': 'TSH outside laboratory range', 'ask': 'Is TSH outside the laboratory range?'},
 'ucla3_score': {
  'type': 'integer',
  'low': 3,
  'high': 9,
  'label': 'UCLA three-item loneliness score',
  'ask': 'UCLA-3: score? (Who, if anyone, knows you are dealing with this?)',
 },
 'unread_result_waiting': {
  'type': 'yes_no',
  'label': 'A result, letter or questionnaire has come in and nobody has acted on it',
  'ask': 'Is a result, letter or questionnaire waiting in the inbox?',
 },
 'unresponsive': {'type': 'yes_no', 'label': 'Cannot be roused', 'ask': 'Is it impossible to rouse the person? How is the breathing?'},
 'urica_readiness': {'type': 'number', 'low': -2, 'high': 14, 'label': 'URICA readiness score', 'ask': 'URICA: readiness score?'},
 'vision_difficulty': {
  'type': 'yes_no',
  'label': 'Blind or low vision affecting access',
  'ask': 'Which format works: large print, audio, braille, screen reader?',
 },
 'vulnerable_adult_abuse_suspected': {
  'type': 'yes_no',
  'label': 'Suspected abuse, neglect or exploitation of an at-risk adult',
  'ask': 'Is anyone taking your money or hurting you?',
  'alone': True,
  'private': True,
 },
 'wai_sr_bond_mean': {'type': 'number', 'low': 1, 'high': 5, 'label': 'WAI-SR bond mean', 'ask': 'WAI-SR: mean of the bond items?'},
 'wai_sr_drop': {
  'type': 'number',
  'low': -4,
  'high': 4,
  'label': 'Fall of the WAI-SR mean since the previous time',
  'ask': 'By how much did the WAI-SR mean fall?',
 },
 'wai_sr_goal_mean': {'type': 'number', 'low': 1, 'high': 5, 'label': 'WAI-SR goal mean', 'ask': 'WAI-SR: mean of the goal items?'},
 'wai_sr_task_mean': {'type': 'number', 'low': 1, 'high': 5, 'label': 'WAI-SR task mean', 'ask': 'WAI-SR: mean of the task items?'},
 'wait_days_current': {
  'type': 'number',
  'low': 0,
  'high': 3650,
  'label': 'Days waiting so far for a first treatment contact',
  'ask': 'How long has the wait been?',
 },
 'wants_change_of_plan': {
  'type': 'yes_no',
  'label': 'Asks for something different',
  'ask': 'Would you like anything about the plan to change?',
 },
 'wants_work': {'type': 'yes_no', 'label': 'Wants paid work', 'ask': 'Would you like help with finding or keeping work?'},
 'weapon_access': {'type': 'yes_no', 'label': 'Access to a weapon', 'ask': 'Is a weapon within reach?', 'alone': True, 'private': True},
 'weeks_at_effective_dose': {'type': 'number', 'low': 0, 'high': 1000, 'label': 'Weeks at that dose', 'ask': 'How many weeks at that dose?'},
 'weeks_in_current_treatment': {
  'type': 'number',
  'low': 0,
  'high': 1000,
  'label': 'Weeks in the current treatment',
  'ask': 'How many weeks has this treatment been going on?',
 },
 'weight_gain_pct': {
  'type': 'number',
  'low': -50,
  'high': 200,
  'label': 'Weight gain since start',
  'ask': 'How much has weight changed since the start?',
 },
 'wernicke_signs_count': {
  'type': 'integer',
  'low': 0,
  'high': 4,
  'label': 'Caine signs: dietary deficiency, eye signs, ataxia, altered mental state',
  'ask': 'Eating? Double vision, unsteady, confused?',
 },
 'who_was_lost': {
  'type': 'choice',
  'choice': ('partner', 'child', 'baby_or_pregnancy', 'parent', 'sibling', 'friend', 'other'),
  'label': 'Who was lost',
  'ask': 'Who did you lose?',
 },
 'withdrawal_symptoms_reported': {
  'type': 'yes_no',
  'label': 'New symptoms within days to weeks of a dose cut',
  'ask': 'When did this start compared with the last change in dose?',
 },
 'withdraws_after_closeness': {
  'type': 'yes_no',
  'label': 'Steps back after a close moment',
  'ask': 'Does the person step back after a close session?',
 },
 'work_schedule_conflict': {
  'type': 'yes_no',
  'label': 'Appointments collide with work or school',
  'ask': 'If you could pick any time and any way to meet, what would work?',
 },
 'youth_alone_time_given': {'type': 'yes_no', 'label': 'Young person has been seen alone', 'ask': 'Has the young person been seen alone?'},
 'youth_says_forced': {
  'type': 'yes_no',
  'label': 'Young person says they were made to come',
  'ask': 'Were you made to come? If it were only up to you, would you be here?',
  'alone': True,
  'private': True,
 },
}

RULES = (
 (
  'finding:basics_unchecked/basics-unchecked',
  'modality/checks.yaml:177:5',
  ('finding:unchecked_taken', 'finding:unchecked_dose_and_time', 'finding:unchecked_therapy_dose_fidelity', 'finding:unchecked_bipolar', 'finding:unchecked_psychosis', 'finding:unchecked_trauma', 'finding:unchecked_ocd_eating_adhd_autism', 'finding:unchecked_substances', 'finding:unchecked_body', 'finding:unchecked_medicines', 'finding:unchecked_sleep', 'finding:unchecked_life', 'finding:unchecked_communication', 'finding:unchecked_fit_and_preference', 'finding:unchecked_measure_valid'),
 ),
 ('finding:mdq_positive/mdq-positive', 'findings.yaml:53:5', ('mdq_symptoms', 'mdq_cooccur', 'mdq_problem')),
 ('finding:missed_bipolar/check-bipolar-found', 'modality/checks.yaml:39:5', ('likely:possible_bipolar',)),
 (
  'finding:missed_body/check-body-found',
  'modality/checks.yaml:94:5',
  ('likely:medical_contributor_untreated', 'likely:pain_comorbid'),
 ),
 (
  'finding:missed_communication/check-communication-found',
  'modality/checks.yaml:135:5',
  ('possible:language_discordance', 'possible:limited_health_literacy', 'possible:hearing_unmet', 'possible:cognitive_impairment'),
 ),
 (
  'finding:missed_dose_and_time/check-dose-and-time-found',
  'modality/checks.yaml:15:5',
  ('possible:dose_or_duration_inadequate',),
 ),
 (
  'finding:missed_fit_and_preference/check-fit-and-preference-found',
  'modality/checks.yaml:150:5',
  ('possible:unmet_preference', 'possible:low_treatment_credibility'),
 ),
 (
  'finding:missed_life/check-life-found',
  'modality/checks.yaml:125:5',
  ('life_adversity_ongoing', 'likely:basic_needs_unmet', 'safety:ipv_active'),
 ),
 (
  'finding:missed_measure_valid/check-measure-valid-found',
  'modality/checks.yaml:163:5',
  ('srs_all_perfect_count', 'autism_known', 'measures_used_regularly', 'language_discordant'),
 ),
 (
  'finding:missed_medicines/check-medicines-found',
  'modality/checks.yaml:104:5',
  ('symptom_inducing_medicine', 'withdrawal_symptoms_reported'),
 ),
 (
  'finding:missed_ocd_eating_adhd_autism/check-ocd-eating-adhd-autism-found',
  'modality/checks.yaml:69:5',
  ('likely:ocd_unrecognised', 'likely:eating_disorder_unrecognised', 'likely:attention_planning_adhd', 'likely:sensory_overload_autistic'),
 ),
 (
  'finding:missed_psychosis/check-psychosis-found',
  'modality/checks.yaml:49:5',
  ('psychosis_present', 'acute_paranoia'),
 ),
 ('finding:missed_sleep/check-sleep-found', 'modality/checks.yaml:115:5', ('likely:sleep_disorder_untreated',)),
 (
  'finding:missed_substances/check-substances-found',
  'modality/checks.yaml:84:5',
  ('possible:substance_interaction',),
 ),
 (
  'finding:missed_taken/check-taken-found',
  'modality/checks.yaml:3:5',
  ('adherence_pct', 'stopped_medication_unplanned'),
 ),
 (
  'finding:missed_therapy_dose_fidelity/check-therapy-dose-fidelity-found',
  'modality/checks.yaml:27:5',
  ('possible:therapy_dose_or_fidelity_inadequate',),
 ),
 ('finding:missed_trauma/check-trauma-found', 'modality/checks.yaml:59:5', ('likely:trauma_unaddressed',)),
 (
  'finding:next_step_needed/next-step',
  'findings.yaml:84:5',
  ('possible:modality_mismatch', 'possible:unreviewed_nonresponse', 'possible:not_on_track', 'possible:demoralised_after_treatments', 'possible:therapy_dose_or_fidelity_inadequate', 'possible:dose_or_duration_inadequate', 'possible:deterioration', 'possible:unmet_preference', 'possible:group_only_offer', 'session_number'),
 ),
 ('finding:nonresponse/nonresponse-alert', 'findings.yaml:69:5', ('alert_status',)),
 ('finding:nonresponse/nonresponse-history', 'findings.yaml:79:5', ('prior_treatment_effect',)),
 ('finding:nonresponse/nonresponse-measure', 'findings.yaml:59:5', ('no_meaningful_improvement',)),
 ('finding:nonresponse/nonresponse-person', 'findings.yaml:64:5', ('client_says_not_helping',)),
 ('finding:nonresponse/nonresponse-sessions', 'findings.yaml:74:5', ('sessions_since_reliable_improvement',)),
 (
  'finding:nothing_stands_in_the_way/nothing-in-the-way-said',
  'findings.yaml:99:5',
  ('says_nothing_in_the_way', 'any_barrier:likely', 'any_safety:this_week'),
 ),
 ('finding:reliable_improvement/better-gad7', 'findings.yaml:33:5', ('gad7_change',)),
 ('finding:reliable_improvement/better-oq45', 'findings.yaml:43:5', ('oq45_change',)),
 ('finding:reliable_improvement/better-ors', 'findings.yaml:38:5', ('ors_change',)),
 ('finding:reliable_improvement/better-phq9', 'findings.yaml:28:5', ('phq9_change',)),
 ('finding:reliable_improvement/better-recorded', 'findings.yaml:48:5', ('measures_improving',)),
 ('finding:reliable_worsening/worse-alert', 'findings.yaml:23:5', ('alert_status',)),
 ('finding:reliable_worsening/worse-gad7', 'findings.yaml:8:5', ('gad7_change',)),
 ('finding:reliable_worsening/worse-oq45', 'findings.yaml:18:5', ('oq45_change',)),
 ('finding:reliable_worsening/worse-ors', 'findings.yaml:13:5', ('ors_change',)),
 ('finding:reliable_worsening/worse-phq9', 'findings.yaml:3:5', ('phq9_change',)),
 (
  'finding:something_missed/something-missed',
  'modality/checks.yaml:201:5',
  ('finding:missed_taken', 'finding:missed_dose_and_time', 'finding:missed_therapy_dose_fidelity', 'finding:missed_bipolar', 'finding:missed_psychosis', 'finding:missed_trauma', 'finding:missed_ocd_eating_adhd_autism', 'finding:missed_substances', 'finding:missed_body', 'finding:missed_medicines', 'finding:missed_sleep', 'finding:missed_life', 'finding:missed_communication', 'finding:missed_measure_valid'),
 ),
 (
  'finding:trial_adequate_medicine/adequate-antidepressant-full',
  'modality/adequate_trials.yaml:13:5',
  ('main_problem', 'dose_at_minimum_effective', 'adherence_pct', 'weeks_at_effective_dose'),
 ),
 (
  'finding:trial_adequate_medicine/adequate-antidepressant-no-response',
  'modality/adequate_trials.yaml:3:5',
  ('main_problem', 'dose_at_minimum_effective', 'adherence_pct', 'weeks_at_effective_dose', 'no_meaningful_improvement'),
 ),
 (
  'finding:trial_adequate_medicine/adequate-antipsychotic',
  'modality/adequate_trials.yaml:22:5',
  ('main_problem', 'dose_at_minimum_effective', 'weeks_at_effective_dose', 'adherence_pct', 'plasma_level_checked'),
 ),
 (
  'finding:trial_adequate_medicine/adequate-ocd-medicine',
  'modality/adequate_trials.yaml:35:5',
  ('main_problem', 'dose_at_minimum_effective', 'adherence_pct', 'weeks_at_effective_dose'),
 ),
 (
  'finding:trial_adequate_therapy/adequate-cbti',
  'modality/adequate_trials.yaml:95:5',
  ('main_problem', 'therapy_model_matches_problem', 'therapy_fidelity_uncertain', 'therapy_sessions_model_specific'),
 ),
 (
  'finding:trial_adequate_therapy/adequate-dbt-mbt',
  'modality/adequate_trials.yaml:85:5',
  ('main_problem', 'therapy_model_matches_problem', 'therapy_fidelity_uncertain', 'therapy_sessions_model_specific'),
 ),
 (
  'finding:trial_adequate_therapy/adequate-erp',
  'modality/adequate_trials.yaml:65:5',
  ('main_problem', 'therapy_model_matches_problem', 'therapy_fidelity_uncertain', 'therapy_sessions_model_specific'),
 ),
 (
  'finding:trial_adequate_therapy/adequate-therapy-depression',
  'modality/adequate_trials.yaml:55:5',
  ('main_problem', 'therapy_model_matches_problem', 'therapy_fidelity_uncertain', 'therapy_sessions_model_specific'),
 ),
 (
  'finding:trial_adequate_therapy/adequate-therapy-depression-mild',
  'modality/adequate_trials.yaml:44:5',
  ('main_problem', 'therapy_model_matches_problem', 'therapy_fidelity_uncertain', 'phq9_total', 'therapy_sessions_model_specific'),
 ),
 (
  'finding:trial_adequate_therapy/adequate-trauma-focused',
  'modality/adequate_trials.yaml:75:5',
  ('main_problem', 'therapy_model_matches_problem', 'therapy_fidelity_uncertain', 'therapy_sessions_model_specific'),
 ),
 (
  'finding:unchecked_bipolar/check-bipolar-open',
  'modality/checks.yaml:45:5',
  ('mdq_symptoms', 'activation_on_antidepressant', 'family_history_bipolar'),
 ),
 (
  'finding:unchecked_body/check-body-open',
  'modality/checks.yaml:100:5',
  ('tsh_out_of_range', 'anaemia_or_b12_or_ferritin_low', 'stopbang_score'),
 ),
 (
  'finding:unchecked_communication/check-communication-open',
  'modality/checks.yaml:146:5',
  ('language_discordant', 'teach_back_unsuccessful', 'hearing_difficulty'),
 ),
 (
  'finding:unchecked_dose_and_time/check-dose-and-time-open',
  'modality/checks.yaml:23:5',
  ('dose_at_minimum_effective', 'weeks_at_effective_dose'),
 ),
 (
  'finding:unchecked_fit_and_preference/check-fit-and-preference-open',
  'modality/checks.yaml:159:5',
  ('preference_met', 'credibility_0_10', 'explanatory_model_differs'),
 ),
 (
  'finding:unchecked_life/check-life-open',
  'modality/checks.yaml:131:5',
  ('life_adversity_ongoing', 'housing_status'),
 ),
 (
  'finding:unchecked_measure_valid/check-measure-valid-open',
  'modality/checks.yaml:173:5',
  ('measures_used_regularly',),
 ),
 ('finding:unchecked_medicines/check-medicines-open', 'modality/checks.yaml:111:5', ('symptom_inducing_medicine',)),
 (
  'finding:unchecked_ocd_eating_adhd_autism/check-ocd-eating-adhd-autism-open',
  'modality/checks.yaml:80:5',
  ('oci_r_score', 'scoff_score', 'asrs_part_a_count', 'aq10_score'),
 ),
 ('finding:unchecked_psychosis/check-psychosis-open', 'modality/checks.yaml:55:5', ('psychosis_present',)),
 ('finding:unchecked_sleep/check-sleep-open', 'modality/checks.yaml:121:5', ('isi_score',)),
 ('finding:unchecked_substances/check-substances-open', 'modality/checks.yaml:90:5', ('audit_score', 'dast10_score')),
 ('finding:unchecked_taken/check-taken-open', 'modality/checks.yaml:11:5', ('adherence_pct',)),
 (
  'finding:unchecked_therapy_dose_fidelity/check-therapy-dose-fidelity-open',
  'modality/checks.yaml:35:5',
  ('therapy_sessions_model_specific', 'therapy_fidelity_uncertain'),
 ),
 (
  'finding:unchecked_trauma/check-trauma-open',
  'modality/checks.yaml:65:5',
  ('pc_ptsd5_score', 'pcl5_score', 'trauma_history'),
 ),
 (
  'barrier:abstinence_entry_rule/indicator-1',
  'barriers/life_and_care_around.yaml:45:9',
  ('abstinence_required_for_entry',),
 ),
 ('barrier:adherence_practical/indicator-1', 'barriers/medicines_and_body.yaml:79:9', ('adherence_pct',)),
 ('barrier:adherence_practical/indicator-2', 'barriers/medicines_and_body.yaml:84:9', ('doses_per_day',)),
 ('barrier:adherence_practical/indicator-3', 'barriers/medicines_and_body.yaml:89:9', ('memory_or_planning_problem',)),
 (
  'barrier:adherence_practical/indicator-4',
  'barriers/medicines_and_body.yaml:90:9',
  ('stopped_medication_unplanned',),
 ),
 (
  'barrier:adolescent_confidentiality/indicator-1',
  'barriers/relationship.yaml:451:9',
  ('minor_requests_confidentiality',),
 ),
 (
  'barrier:adversity_driven_distress/indicator-1',
  'barriers/access_and_needs.yaml:311:9',
  ('life_adversity_ongoing',),
 ),
 ('barrier:ambivalence/indicator-1', 'barriers/motivation_and_meaning.yaml:10:9', ('soc_stage',)),
 ('barrier:ambivalence/indicator-2', 'barriers/motivation_and_meaning.yaml:14:9', ('urica_readiness',)),
 ('barrier:ambivalence/indicator-3', 'barriers/motivation_and_meaning.yaml:19:9', ('socrates_ambivalence',)),
 ('barrier:ambivalence/indicator-4', 'barriers/motivation_and_meaning.yaml:24:9', ('sustain_talk_dominant',)),
 ('barrier:ambivalence/indicator-5', 'barriers/motivation_and_meaning.yaml:28:9', ('importance_ruler',)),
 (
  'barrier:ambivalence/indicator-6',
  'barriers/motivation_and_meaning.yaml:33:9',
  ('trauma_focused_treatment_wanted',),
 ),
 ('barrier:ambivalence/indicator-7', 'barriers/motivation_and_meaning.yaml:37:9', ('clinician_neutrality_required',)),
 ('barrier:attachment_anxiety/indicator-1', 'barriers/relationship.yaml:332:9', ('ecr_anxiety_mean',)),
 (
  'barrier:attachment_anxiety/indicator-2',
  'barriers/relationship.yaml:337:9',
  ('reassurance_or_contact_seeking_high',),
 ),
 ('barrier:attachment_anxiety/indicator-3', 'barriers/relationship.yaml:341:9', ('distress_around_breaks',)),
 ('barrier:attachment_avoidance/indicator-1', 'barriers/relationship.yaml:352:9', ('ecr_avoidance_mean',)),
 ('barrier:attachment_avoidance/indicator-2', 'barriers/relationship.yaml:357:9', ('minimises_need_for_help',)),
 ('barrier:attachment_avoidance/indicator-3', 'barriers/relationship.yaml:361:9', ('withdraws_after_closeness',)),
 ('barrier:attachment_avoidance/indicator-4', 'barriers/relationship.yaml:365:9', ('avoids_emotion_in_session',)),
 ('barrier:attention_planning_adhd/indicator-1', 'barriers/brain_and_senses.yaml:39:9', ('asrs_part_a_count',)),
 ('barrier:attention_planning_adhd/indicator-2', 'barriers/brain_and_senses.yaml:44:9', ('adhd_known',)),
 (
  'barrier:autonomy_threat_reactance/indicator-1',
  'barriers/motivation_and_meaning.yaml:206:9',
  ('opposes_direct_suggestions',),
 ),
 (
  'barrier:autonomy_threat_reactance/indicator-2',
  'barriers/motivation_and_meaning.yaml:210:9',
  ('argues_or_interrupts', 'client_expressed_dissatisfaction'),
 ),
 (
  'barrier:autonomy_threat_reactance/indicator-3',
  'barriers/motivation_and_meaning.yaml:215:9',
  ('independence_statements',),
 ),
 ('barrier:autonomy_threat_reactance/indicator-4', 'barriers/motivation_and_meaning.yaml:219:9', ('hprs_mean',)),
 ('barrier:autonomy_threat_reactance/indicator-5', 'barriers/motivation_and_meaning.yaml:224:9', ('trs_mean',)),
 (
  'barrier:autonomy_threat_reactance/indicator-6',
  'barriers/motivation_and_meaning.yaml:229:9',
  ('therapist_directiveness',),
 ),
 ('barrier:basic_needs_unmet/indicator-1', 'barriers/access_and_needs.yaml:196:9', ('housing_status',)),
 ('barrier:basic_needs_unmet/indicator-2', 'barriers/access_and_needs.yaml:200:9', ('food_insecurity_positive',)),
 ('barrier:basic_needs_unmet/indicator-3', 'barriers/access_and_needs.yaml:201:9', ('life_adversity_ongoing',)),
 ('barrier:broken_continuity/indicator-1', 'barriers/relationship.yaml:141:9', ('clinician_changes_12m',)),
 ('barrier:broken_continuity/indicator-2', 'barriers/relationship.yaml:146:9', ('clinician_change_recent',)),
 ('barrier:broken_continuity/indicator-3', 'barriers/relationship.yaml:150:9', ('minimal_disclosure',)),
 ('barrier:carer_needs_unseen/indicator-1', 'barriers/life_and_care_around.yaml:103:9', ('carer_worn_out',)),
 ('barrier:carer_needs_unseen/indicator-2', 'barriers/life_and_care_around.yaml:104:9', ('care_cover_available',)),
 ('barrier:carer_needs_unseen/indicator-3', 'barriers/life_and_care_around.yaml:105:9', ('carer_duties_conflict',)),
 ('barrier:change_not_important_now/indicator-1', 'barriers/motivation_and_meaning.yaml:51:9', ('soc_stage',)),
 ('barrier:change_not_important_now/indicator-2', 'barriers/motivation_and_meaning.yaml:55:9', ('urica_readiness',)),
 ('barrier:change_not_important_now/indicator-3', 'barriers/motivation_and_meaning.yaml:60:9', ('importance_ruler',)),
 (
  'barrier:change_not_important_now/indicator-4',
  'barriers/motivation_and_meaning.yaml:65:9',
  ('socrates_recognition',),
 ),
 (
  'barrier:change_not_important_now/indicator-5',
  'barriers/motivation_and_meaning.yaml:70:9',
  ('cmots_amotivation_mean', 'cmots_autonomous_mean'),
 ),
 (
  'barrier:change_not_important_now/indicator-6',
  'barriers/motivation_and_meaning.yaml:75:9',
  ('asc_motivation_flag',),
 ),
 ('barrier:childcare_caring_load/indicator-1', 'barriers/access_and_needs.yaml:112:9', ('childcare_unavailable',)),
 ('barrier:childcare_caring_load/indicator-2', 'barriers/access_and_needs.yaml:116:9', ('carer_duties_conflict',)),
 ('barrier:childcare_caring_load/indicator-3', 'barriers/access_and_needs.yaml:120:9', ('perinatal_status',)),
 ('barrier:childcare_caring_load/indicator-4', 'barriers/access_and_needs.yaml:121:9', ('care_cover_available',)),
 (
  'barrier:childcare_caring_load/indicator-5',
  'barriers/access_and_needs.yaml:125:9',
  ('children_at_home', 'late_cancellations_90d'),
 ),
 (
  'barrier:clinic_environment_unwelcoming/indicator-1',
  'barriers/access_and_needs.yaml:281:9',
  ('clinic_environment_distressing',),
 ),
 ('barrier:clinician_blind_spot/indicator-1', 'barriers/relationship.yaml:405:9', ('therapist_frustration_0_10',)),
 ('barrier:clinician_blind_spot/indicator-2', 'barriers/relationship.yaml:410:9', ('blaming_label_in_notes',)),
 ('barrier:clinician_blind_spot/indicator-3', 'barriers/relationship.yaml:414:9', ('measures_used_regularly',)),
 (
  'barrier:clinician_blind_spot/indicator-4',
  'barriers/relationship.yaml:418:9',
  ('therapist_predicts_good_progress', 'alert_status'),
 ),
 (
  'barrier:clinician_blind_spot/indicator-5',
  'barriers/relationship.yaml:422:9',
  ('therapist_predicts_good_progress', 'phq9_change', 'gad7_change', 'oq45_change', 'ors_change', 'homework_done_ratio_last4', 'superficial_agreement'),
 ),
 ('barrier:clinician_blind_spot/indicator-6', 'barriers/relationship.yaml:436:9', ('supervision_used_for_case',)),
 ('barrier:cognitive_impairment/indicator-1', 'barriers/brain_and_senses.yaml:9:9', ('moca_score',)),
 ('barrier:cognitive_impairment/indicator-2', 'barriers/brain_and_senses.yaml:15:9', ('mini_cog_score',)),
 ('barrier:cognitive_impairment/indicator-3', 'barriers/brain_and_senses.yaml:20:9', ('brain_injury_or_stroke',)),
 ('barrier:cognitive_impairment/indicator-4', 'barriers/brain_and_senses.yaml:24:9', ('memory_or_planning_problem',)),
 ('barrier:confidentiality_worry/indicator-1', 'barriers/relationship.yaml:276:9', ('confidentiality_concern',)),
 (
  'barrier:confidentiality_worry/indicator-2',
  'barriers/relationship.yaml:280:9',
  ('confidentiality_limits_explained',),
 ),
 ('barrier:cost_of_care/indicator-1', 'barriers/access_and_needs.yaml:37:9', ('cost_barrier_reported',)),
 ('barrier:cost_of_care/indicator-2', 'barriers/access_and_needs.yaml:41:9', ('insurance_status',)),
 ('barrier:cost_of_care/indicator-3', 'barriers/access_and_needs.yaml:45:9', ('rx_unfilled_due_to_cost',)),
 ('barrier:coverage_gap/indicator-1', 'barriers/access_and_needs.yaml:61:9', ('coverage_denied_or_capped',)),
 ('barrier:coverage_gap/indicator-2', 'barriers/access_and_needs.yaml:65:9', ('local_provider_unavailable',)),
 ('barrier:coverage_gap/indicator-3', 'barriers/access_and_needs.yaml:69:9', ('insurance_status',)),
 (
  'barrier:demoralised_after_treatments/indicator-1',
  'barriers/motivation_and_meaning.yaml:342:9',
  ('prior_treatment_effect',),
 ),
 (
  'barrier:demoralised_after_treatments/indicator-2',
  'barriers/motivation_and_meaning.yaml:346:9',
  ('prior_treatment_episodes',),
 ),
 (
  'barrier:demoralised_after_treatments/indicator-3',
  'barriers/motivation_and_meaning.yaml:351:9',
  ('blaming_label_in_notes',),
 ),
 (
  'barrier:demoralised_after_treatments/indicator-4',
  'barriers/motivation_and_meaning.yaml:355:9',
  ('outcome_expectation_0_10',),
 ),
 (
  'barrier:demoralised_after_treatments/indicator-5',
  'barriers/motivation_and_meaning.yaml:360:9',
  ('client_says_not_helping',),
 ),
 (
  'barrier:demoralised_after_treatments/indicator-6',
  'barriers/motivation_and_meaning.yaml:364:9',
  ('bace_max_nonstigma_item',),
 ),
 ('barrier:deterioration/indicator-1', 'barriers/pace_tasks_progress.yaml:182:9', ('alert_status',)),
 ('barrier:deterioration/indicator-2', 'barriers/pace_tasks_progress.yaml:187:9', ('oq45_change',)),
 ('barrier:deterioration/indicator-3', 'barriers/pace_tasks_progress.yaml:193:9', ('phq9_change',)),
 ('barrier:deterioration/indicator-4', 'barriers/pace_tasks_progress.yaml:199:9', ('gad7_change',)),
 ('barrier:deterioration/indicator-5', 'barriers/pace_tasks_progress.yaml:205:9', ('ors_change',)),
 ('barrier:digital_exclusion/indicator-1', 'barriers/access_and_needs.yaml:141:9', ('internet_adequate',)),
 ('barrier:digital_exclusion/indicator-2', 'barriers/access_and_needs.yaml:145:9', ('phone_reliable',)),
 ('barrier:digital_exclusion/indicator-3', 'barriers/access_and_needs.yaml:146:9', ('digital_confidence',)),
 ('barrier:digital_exclusion/indicator-4', 'barriers/access_and_needs.yaml:150:9', ('digital_only_offered',)),
 ('barrier:digital_exclusion/indicator-5', 'barriers/access_and_needs.yaml:151:9', ('contact_channel_shared',)),
 (
  'barrier:discrimination_mistrust/indicator-1',
  'barriers/culture_language_rights.yaml:147:9',
  ('discrimination_in_care',),
 ),
 (
  'barrier:dose_or_duration_inadequate/indicator-1',
  'barriers/treatment_fit.yaml:9:9',
  ('dose_at_minimum_effective',),
 ),
 ('barrier:dose_or_duration_inadequate/indicator-2', 'barriers/treatment_fit.yaml:13:9', ('weeks_at_effective_dose',)),
 (
  'barrier:dose_or_duration_inadequate/indicator-3',
  'barriers/treatment_fit.yaml:18:9',
  ('no_meaningful_improvement',),
 ),
 ('barrier:early_alliance_not_formed/only_if', 'barriers/relationship.yaml:3:5', ('session_number',)),
 ('barrier:early_alliance_not_formed/indicator-1', 'barriers/relationship.yaml:12:9', ('srs_total',)),
 ('barrier:early_alliance_not_formed/indicator-2', 'barriers/relationship.yaml:17:9', ('srs_lowest_item',)),
 ('barrier:early_alliance_not_formed/indicator-3', 'barriers/relationship.yaml:22:9', ('asc_alliance_flag',)),
 ('barrier:early_alliance_not_formed/indicator-4', 'barriers/relationship.yaml:26:9', ('wai_sr_task_mean',)),
 ('barrier:early_alliance_not_formed/indicator-5', 'barriers/relationship.yaml:31:9', ('wai_sr_bond_mean',)),
 (
  'barrier:early_alliance_not_formed/indicator-6',
  'barriers/relationship.yaml:36:9',
  ('client_reports_feeling_judged', 'session_number'),
 ),
 ('barrier:eating_disorder_unrecognised/indicator-1', 'barriers/medicines_and_body.yaml:217:9', ('scoff_score',)),
 (
  'barrier:eating_disorder_unrecognised/indicator-2',
  'barriers/medicines_and_body.yaml:222:9',
  ('restrictive_eating_or_purging',),
 ),
 (
  'barrier:emotion_access_difficulty/indicator-1',
  'barriers/pace_tasks_progress.yaml:96:9',
  ('avoids_emotion_in_session',),
 ),
 (
  'barrier:emotion_access_difficulty/indicator-2',
  'barriers/pace_tasks_progress.yaml:100:9',
  ('emotion_naming_difficulty',),
 ),
 (
  'barrier:explanatory_model_mismatch/indicator-1',
  'barriers/culture_language_rights.yaml:104:9',
  ('explanatory_model_differs',),
 ),
 (
  'barrier:explanatory_model_mismatch/indicator-2',
  'barriers/culture_language_rights.yaml:108:9',
  ('prefers_faith_or_traditional',),
 ),
 ('barrier:external_pressure/indicator-1', 'barriers/motivation_and_meaning.yaml:96:9', ('mandated',)),
 ('barrier:external_pressure/indicator-2', 'barriers/motivation_and_meaning.yaml:100:9', ('perceived_coercion',)),
 ('barrier:external_pressure/indicator-3', 'barriers/motivation_and_meaning.yaml:104:9', ('youth_says_forced',)),
 ('barrier:external_pressure/indicator-4', 'barriers/motivation_and_meaning.yaml:108:9', ('referral_source',)),
 (
  'barrier:external_pressure/indicator-5',
  'barriers/motivation_and_meaning.yaml:112:9',
  ('member_attends_under_pressure',),
 ),
 (
  'barrier:external_pressure/indicator-6',
  'barriers/motivation_and_meaning.yaml:116:9',
  ('cmots_external_mean', 'cmots_autonomous_mean'),
 ),
 (
  'barrier:faith_needs_left_out/indicator-1',
  'barriers/culture_language_rights.yaml:124:9',
  ('prefers_faith_or_traditional',),
 ),
 ('barrier:faith_needs_left_out/indicator-2', 'barriers/culture_language_rights.yaml:128:9', ('preferred_modality',)),
 ('barrier:faith_needs_left_out/indicator-3', 'barriers/culture_language_rights.yaml:132:9', ('faith_already_helps',)),
 (
  'barrier:family_accommodation_keeps_it_going/indicator-1',
  'barriers/life_and_care_around.yaml:177:9',
  ('family_accommodation',),
 ),
 (
  'barrier:family_or_partner_opposition/indicator-1',
  'barriers/culture_language_rights.yaml:236:9',
  ('family_opposes_treatment',),
 ),
 (
  'barrier:family_or_partner_opposition/indicator-2',
  'barriers/culture_language_rights.yaml:240:9',
  ('partner_controls_access',),
 ),
 ('barrier:family_stress/indicator-1', 'barriers/culture_language_rights.yaml:255:18', ('family_stress_high',)),
 ('barrier:fear_of_child_removal/indicator-1', 'barriers/culture_language_rights.yaml:201:9', ('fear_child_removal',)),
 (
  'barrier:fear_of_forced_treatment/indicator-1',
  'barriers/culture_language_rights.yaml:182:9',
  ('fear_forced_treatment',),
 ),
 (
  'barrier:fear_of_forced_treatment/indicator-2',
  'barriers/culture_language_rights.yaml:186:9',
  ('past_involuntary_care',),
 ),
 (
  'barrier:fear_of_system_consequences/indicator-1',
  'barriers/culture_language_rights.yaml:217:9',
  ('immigration_or_records_fear',),
 ),
 (
  'barrier:fear_of_system_consequences/indicator-2',
  'barriers/culture_language_rights.yaml:221:9',
  ('legal_or_asylum_matter_open',),
 ),
 (
  'barrier:fear_of_what_exposure_brings/indicator-1',
  'barriers/life_and_care_around.yaml:143:9',
  ('fears_what_exposure_brings',),
 ),
 (
  'barrier:fear_of_what_exposure_brings/indicator-2',
  'barriers/life_and_care_around.yaml:144:9',
  ('homework_obstacle',),
 ),
 (
  'barrier:fear_of_what_exposure_brings/indicator-3',
  'barriers/life_and_care_around.yaml:145:9',
  ('exposure_tried_before',),
 ),
 ('barrier:gains_not_noticed/only_if', 'barriers/pace_tasks_progress.yaml:216:5', ('finding:reliable_improvement',)),
 ('barrier:gains_not_noticed/indicator-1', 'barriers/pace_tasks_progress.yaml:222:9', ('gains_credited_to_self',)),
 ('barrier:gains_not_noticed/indicator-2', 'barriers/pace_tasks_progress.yaml:226:9', ('client_says_not_helping',)),
 ('barrier:goal_disagreement/indicator-1', 'barriers/motivation_and_meaning.yaml:421:9', ('goal_disagreement',)),
 ('barrier:goal_disagreement/indicator-2', 'barriers/motivation_and_meaning.yaml:422:9', ('srs_goals',)),
 ('barrier:goal_disagreement/indicator-3', 'barriers/motivation_and_meaning.yaml:427:9', ('wai_sr_goal_mean',)),
 ('barrier:goal_set_by_others/indicator-1', 'barriers/motivation_and_meaning.yaml:442:9', ('goal_set_by_others',)),
 ('barrier:goal_set_by_others/indicator-2', 'barriers/motivation_and_meaning.yaml:446:9', ('own_goal_stated',)),
 ('barrier:goal_set_by_others/indicator-3', 'barriers/motivation_and_meaning.yaml:450:9', ('goals_documented',)),
 (
  'barrier:good_enough_gain/only_if',
  'barriers/pace_tasks_progress.yaml:235:5',
  ('client_wants_to_stop', 'client_reports_enough_progress', 'finding:reliable_worsening'),
 ),
 (
  'barrier:good_enough_gain/indicator-1',
  'barriers/pace_tasks_progress.yaml:244:9',
  ('client_reports_enough_progress',),
 ),
 ('barrier:good_enough_gain/indicator-2', 'barriers/pace_tasks_progress.yaml:248:9', ('ors_total',)),
 ('barrier:good_enough_gain/indicator-3', 'barriers/pace_tasks_progress.yaml:253:9', ('phq9_total',)),
 ('barrier:good_enough_gain/indicator-4', 'barriers/pace_tasks_progress.yaml:259:9', ('ors_change',)),
 ('barrier:good_enough_gain/indicator-5', 'barriers/pace_tasks_progress.yaml:264:9', ('gad7_total',)),
 ('barrier:good_enough_gain/indicator-6', 'barriers/pace_tasks_progress.yaml:270:9', ('oq45_total',)),
 ('barrier:group_only_offer/indicator-1', 'barriers/treatment_fit.yaml:163:9', ('group_only_offered',)),
 ('barrier:hearing_unmet/indicator-1', 'barriers/brain_and_senses.yaml:90:9', ('hearing_difficulty',)),
 ('barrier:hearing_unmet/indicator-2', 'barriers/brain_and_senses.yaml:91:9', ('hhie_s_score',)),
 ('barrier:hearing_unmet/indicator-3', 'barriers/brain_and_senses.yaml:96:9', ('hearing_aid',)),
 ('barrier:helper_avoidance/indicator-1', 'barriers/life_and_care_around.yaml:159:9', ('helper_steps_around',)),
 ('barrier:helper_avoidance/indicator-2', 'barriers/life_and_care_around.yaml:160:9', ('therapy_fidelity_uncertain',)),
 (
  'barrier:helper_avoidance/indicator-3',
  'barriers/life_and_care_around.yaml:161:9',
  ('stabilisation_sessions_done',),
 ),
 (
  'barrier:identity_not_affirmed/indicator-1',
  'barriers/culture_language_rights.yaml:163:9',
  ('identity_not_affirmed',),
 ),
 (
  'barrier:identity_not_affirmed/indicator-2',
  'barriers/culture_language_rights.yaml:167:9',
  ('record_differs_from_lived_identity',),
 ),
 ('barrier:institutional_mistrust/indicator-1', 'barriers/relationship.yaml:240:9', ('institutional_mistrust',)),
 ('barrier:institutional_mistrust/indicator-2', 'barriers/relationship.yaml:244:9', ('past_care_harmful',)),
 ('barrier:institutional_mistrust/indicator-3', 'barriers/relationship.yaml:248:9', ('prior_treatment_effect',)),
 ('barrier:institutional_mistrust/indicator-4', 'barriers/relationship.yaml:252:9', ('prior_treatment_effect',)),
 ('barrier:institutional_mistrust/indicator-5', 'barriers/relationship.yaml:253:9', ('past_involuntary_care',)),
 (
  'barrier:intellectual_disability_unadapted/indicator-1',
  'barriers/brain_and_senses.yaml:78:9',
  ('intellectual_disability',),
 ),
 ('barrier:isolation/indicator-1', 'barriers/access_and_needs.yaml:216:9', ('ucla3_score',)),
 ('barrier:isolation/indicator-2', 'barriers/access_and_needs.yaml:222:9', ('asc_social_support_flag',)),
 ('barrier:language_discordance/indicator-1', 'barriers/culture_language_rights.yaml:9:9', ('language_discordant',)),
 ('barrier:language_discordance/indicator-2', 'barriers/culture_language_rights.yaml:13:9', ('interpreter_used',)),
 ('barrier:language_discordance/indicator-3', 'barriers/culture_language_rights.yaml:17:9', ('interpreter_is',)),
 (
  'barrier:language_discordance/indicator-4',
  'barriers/culture_language_rights.yaml:22:9',
  ('teach_back_unsuccessful',),
 ),
 ('barrier:limited_health_literacy/indicator-1', 'barriers/culture_language_rights.yaml:37:9', ('sils_response',)),
 ('barrier:limited_health_literacy/indicator-2', 'barriers/culture_language_rights.yaml:42:9', ('nvs_score',)),
 ('barrier:limited_health_literacy/indicator-3', 'barriers/culture_language_rights.yaml:47:9', ('nvs_score',)),
 (
  'barrier:limited_health_literacy/indicator-4',
  'barriers/culture_language_rights.yaml:52:9',
  ('teach_back_unsuccessful',),
 ),
 ('barrier:limited_health_literacy/indicator-5', 'barriers/culture_language_rights.yaml:56:9', ('schooling_years',)),
 ('barrier:low_confidence/only_if', 'barriers/motivation_and_meaning.yaml:131:5', ('importance_ruler',)),
 ('barrier:low_confidence/indicator-1', 'barriers/motivation_and_meaning.yaml:138:9', ('confidence_ruler',)),
 ('barrier:low_confidence/indicator-2', 'barriers/motivation_and_meaning.yaml:143:9', ('homework_obstacle',)),
 ('barrier:low_confidence/indicator-3', 'barriers/motivation_and_meaning.yaml:144:9', ('gains_credited_to_self',)),
 (
  'barrier:low_energy_illness_load/only_if',
  'barriers/pace_tasks_progress.yaml:281:5',
  ('finding:reliable_improvement',),
 ),
 ('barrier:low_energy_illness_load/indicator-1', 'barriers/pace_tasks_progress.yaml:287:9', ('phq9_total',)),
 (
  'barrier:low_energy_illness_load/indicator-2',
  'barriers/pace_tasks_progress.yaml:292:9',
  ('post_session_distress_days', 'physical_access_need', 'anaemia_or_b12_or_ferritin_low', 'tsh_out_of_range', 'chronic_pain', 'brain_injury_or_stroke'),
 ),
 (
  'barrier:low_outcome_expectation/indicator-1',
  'barriers/motivation_and_meaning.yaml:267:9',
  ('outcome_expectation_0_10',),
 ),
 (
  'barrier:low_outcome_expectation/indicator-2',
  'barriers/motivation_and_meaning.yaml:272:9',
  ('hopelessness_statement',),
 ),
 (
  'barrier:low_outcome_expectation/indicator-3',
  'barriers/motivation_and_meaning.yaml:276:9',
  ('prior_treatment_effect',),
 ),
 (
  'barrier:low_treatment_credibility/indicator-1',
  'barriers/motivation_and_meaning.yaml:293:9',
  ('credibility_0_10',),
 ),
 (
  'barrier:low_treatment_credibility/indicator-2',
  'barriers/motivation_and_meaning.yaml:298:9',
  ('explanatory_model_differs',),
 ),
 (
  'barrier:low_treatment_credibility/indicator-3',
  'barriers/motivation_and_meaning.yaml:302:9',
  ('rationale_restated_by_client',),
 ),
 (
  'barrier:low_treatment_credibility/indicator-4',
  'barriers/motivation_and_meaning.yaml:306:9',
  ('homework_obstacle',),
 ),
 ('barrier:low_trust_not_yet_safe/indicator-1', 'barriers/relationship.yaml:213:9', ('trust_rating_0_10',)),
 ('barrier:low_trust_not_yet_safe/indicator-2', 'barriers/relationship.yaml:218:9', ('minimal_disclosure',)),
 (
  'barrier:low_trust_not_yet_safe/indicator-3',
  'barriers/relationship.yaml:219:9',
  ('client_reports_feeling_judged',),
 ),
 ('barrier:low_trust_not_yet_safe/indicator-4', 'barriers/relationship.yaml:220:9', ('trauma_history',)),
 (
  'barrier:low_trust_not_yet_safe/indicator-5',
  'barriers/relationship.yaml:224:9',
  ('confidentiality_limits_explained',),
 ),
 (
  'barrier:medical_contributor_untreated/indicator-1',
  'barriers/medicines_and_body.yaml:120:9',
  ('tsh_out_of_range',),
 ),
 (
  'barrier:medical_contributor_untreated/indicator-2',
  'barriers/medicines_and_body.yaml:124:9',
  ('anaemia_or_b12_or_ferritin_low',),
 ),
 ('barrier:medical_contributor_untreated/indicator-3', 'barriers/medicines_and_body.yaml:128:9', ('stopbang_score',)),
 ('barrier:medical_contributor_untreated/indicator-4', 'barriers/medicines_and_body.yaml:133:9', ('stopbang_score',)),
 (
  'barrier:medical_contributor_untreated/indicator-5',
  'barriers/medicines_and_body.yaml:138:9',
  ('symptom_inducing_medicine',),
 ),
 (
  'barrier:medical_contributor_untreated/indicator-6',
  'barriers/medicines_and_body.yaml:142:9',
  ('thyroid_checked_12m',),
 ),
 ('barrier:medication_worries/indicator-1', 'barriers/medicines_and_body.yaml:60:9', ('medication_concern_beliefs',)),
 ('barrier:medication_worries/indicator-2', 'barriers/medicines_and_body.yaml:64:9', ('preferred_modality',)),
 ('barrier:modality_mismatch/indicator-1', 'barriers/treatment_fit.yaml:125:9', ('therapy_model_matches_problem',)),
 ('barrier:modality_mismatch/indicator-2', 'barriers/treatment_fit.yaml:129:9', ('preference_met',)),
 ('barrier:modality_mismatch/indicator-3', 'barriers/treatment_fit.yaml:133:9', ('only_one_modality_offered',)),
 ('barrier:modality_mismatch/indicator-4', 'barriers/treatment_fit.yaml:138:9', ('digital_only_offered',)),
 ('barrier:modality_mismatch/indicator-5', 'barriers/treatment_fit.yaml:143:9', ('client_says_not_helping',)),
 ('barrier:modality_mismatch/indicator-6', 'barriers/treatment_fit.yaml:147:9', ('no_meaningful_improvement',)),
 ('barrier:no_private_space/indicator-1', 'barriers/access_and_needs.yaml:163:9', ('private_space_remote',)),
 ('barrier:no_private_space/indicator-2', 'barriers/access_and_needs.yaml:167:9', ('partner_controls_access',)),
 ('barrier:no_private_space/indicator-3', 'barriers/access_and_needs.yaml:172:9', ('contact_channel_shared',)),
 ('barrier:no_private_space/indicator-4', 'barriers/access_and_needs.yaml:176:9', ('interpreter_is',)),
 ('barrier:no_private_space/indicator-5', 'barriers/access_and_needs.yaml:181:9', ('interpreter_used',)),
 ('barrier:not_on_track/indicator-1', 'barriers/pace_tasks_progress.yaml:115:9', ('alert_status',)),
 (
  'barrier:not_on_track/indicator-2',
  'barriers/pace_tasks_progress.yaml:119:9',
  ('sessions_since_reliable_improvement',),
 ),
 ('barrier:not_on_track/indicator-3', 'barriers/pace_tasks_progress.yaml:124:9', ('client_says_not_helping',)),
 ('barrier:not_on_track/indicator-4', 'barriers/pace_tasks_progress.yaml:128:9', ('no_meaningful_improvement',)),
 (
  'barrier:not_on_track/indicator-5',
  'barriers/pace_tasks_progress.yaml:132:9',
  ('ors_change', 'session_number', 'weeks_in_current_treatment'),
 ),
 (
  'barrier:not_on_track/indicator-6',
  'barriers/pace_tasks_progress.yaml:141:9',
  ('phq9_change', 'session_number', 'weeks_in_current_treatment', 'phq9_baseline'),
 ),
 (
  'barrier:not_on_track/indicator-7',
  'barriers/pace_tasks_progress.yaml:151:9',
  ('gad7_change', 'session_number', 'weeks_in_current_treatment'),
 ),
 (
  'barrier:not_on_track/indicator-8',
  'barriers/pace_tasks_progress.yaml:160:9',
  ('oq45_change', 'session_number', 'weeks_in_current_treatment'),
 ),
 ('barrier:ocd_unrecognised/indicator-1', 'barriers/treatment_fit.yaml:109:9', ('oci_r_score',)),
 (
  'barrier:overshadowed_by_label/indicator-1',
  'barriers/life_and_care_around.yaml:62:9',
  ('symptoms_put_down_to_label',),
 ),
 (
  'barrier:overshadowed_by_label/indicator-2',
  'barriers/life_and_care_around.yaml:66:9',
  ('test_conditions_invalid',),
 ),
 ('barrier:overshadowed_by_label/indicator-3', 'barriers/life_and_care_around.yaml:70:9', ('blaming_label_in_notes',)),
 ('barrier:pace_too_fast/indicator-1', 'barriers/pace_tasks_progress.yaml:9:9', ('pace_rating',)),
 ('barrier:pace_too_fast/indicator-2', 'barriers/pace_tasks_progress.yaml:10:9', ('dissociation_in_session',)),
 ('barrier:pace_too_fast/indicator-3', 'barriers/pace_tasks_progress.yaml:14:9', ('post_session_distress_days',)),
 ('barrier:pace_too_fast/indicator-4', 'barriers/pace_tasks_progress.yaml:19:9', ('permission_for_challenge',)),
 ('barrier:pace_too_fast/indicator-5', 'barriers/pace_tasks_progress.yaml:23:9', ('homework_obstacle',)),
 ('barrier:pace_too_slow/indicator-1', 'barriers/pace_tasks_progress.yaml:38:9', ('pace_rating',)),
 ('barrier:pace_too_slow/indicator-2', 'barriers/pace_tasks_progress.yaml:39:9', ('trauma_focused_treatment_wanted',)),
 ('barrier:pace_too_slow/indicator-3', 'barriers/pace_tasks_progress.yaml:43:9', ('stabilisation_sessions_done',)),
 ('barrier:pain_comorbid/indicator-1', 'barriers/medicines_and_body.yaml:173:18', ('chronic_pain',)),
 ('barrier:partner_fear_or_control/indicator-1', 'barriers/life_and_care_around.yaml:11:9', ('fear_of_partner',)),
 ('barrier:partner_fear_or_control/indicator-2', 'barriers/life_and_care_around.yaml:12:9', ('coercive_control',)),
 (
  'barrier:partner_fear_or_control/indicator-3',
  'barriers/life_and_care_around.yaml:13:9',
  ('partner_controls_access',),
 ),
 ('barrier:partner_fear_or_control/indicator-4', 'barriers/life_and_care_around.yaml:14:9', ('ipv_screen',)),
 (
  'barrier:partner_fear_or_control/indicator-5',
  'barriers/life_and_care_around.yaml:18:9',
  ('attends_with', 'seen_alone'),
 ),
 ('barrier:partner_fear_or_control/indicator-6', 'barriers/life_and_care_around.yaml:23:9', ('interpreter_is',)),
 (
  'barrier:partner_fear_or_control/indicator-7',
  'barriers/life_and_care_around.yaml:28:9',
  ('contact_channel_shared',),
 ),
 ('barrier:physical_access_unmet/indicator-1', 'barriers/access_and_needs.yaml:296:9', ('physical_access_need',)),
 ('barrier:polite_concealment/indicator-1', 'barriers/relationship.yaml:305:9', ('srs_all_perfect_count',)),
 ('barrier:polite_concealment/indicator-2', 'barriers/relationship.yaml:310:9', ('concealment_suspected',)),
 ('barrier:polite_concealment/indicator-3', 'barriers/relationship.yaml:314:9', ('superficial_agreement',)),
 ('barrier:polite_concealment/indicator-4', 'barriers/relationship.yaml:318:9', ('alert_status',)),
 ('barrier:possible_bipolar/indicator-1', 'barriers/treatment_fit.yaml:57:9', ('mdq_symptoms',)),
 ('barrier:possible_bipolar/indicator-2', 'barriers/treatment_fit.yaml:63:9', ('mdq_cooccur',)),
 ('barrier:possible_bipolar/indicator-3', 'barriers/treatment_fit.yaml:64:9', ('mdq_problem',)),
 ('barrier:possible_bipolar/indicator-4', 'barriers/treatment_fit.yaml:68:9', ('activation_on_antidepressant',)),
 ('barrier:possible_bipolar/indicator-5', 'barriers/treatment_fit.yaml:72:9', ('family_history_bipolar',)),
 ('barrier:ready_but_held_back/only_if', 'barriers/motivation_and_meaning.yaml:178:5', ('therapy_activity_now',)),
 ('barrier:ready_but_held_back/indicator-1', 'barriers/motivation_and_meaning.yaml:185:9', ('decision_made',)),
 ('barrier:ready_but_held_back/indicator-2', 'barriers/motivation_and_meaning.yaml:186:9', ('soc_stage',)),
 (
  'barrier:ready_but_held_back/indicator-3',
  'barriers/motivation_and_meaning.yaml:190:9',
  ('pace_rating', 'soc_stage'),
 ),
 ('barrier:reminder_lost/indicator-1', 'barriers/access_and_needs.yaml:260:9', ('reminder_channel_confirmed',)),
 ('barrier:reminder_lost/indicator-2', 'barriers/access_and_needs.yaml:264:9', ('missed_appointments_12m',)),
 ('barrier:reminder_lost/indicator-3', 'barriers/access_and_needs.yaml:269:9', ('memory_or_planning_problem',)),
 ('barrier:remote_connection_strain/only_if', 'barriers/relationship.yaml:181:5', ('delivery',)),
 (
  'barrier:remote_connection_strain/indicator-1',
  'barriers/relationship.yaml:190:9',
  ('telehealth_technical_problems',),
 ),
 ('barrier:remote_connection_strain/indicator-2', 'barriers/relationship.yaml:194:9', ('private_space_remote',)),
 ('barrier:remote_connection_strain/indicator-3', 'barriers/relationship.yaml:198:9', ('srs_total',)),
 ('barrier:role_or_duration_mismatch/only_if', 'barriers/motivation_and_meaning.yaml:314:5', ('session_number',)),
 (
  'barrier:role_or_duration_mismatch/indicator-1',
  'barriers/motivation_and_meaning.yaml:321:9',
  ('role_expectation_mismatch',),
 ),
 (
  'barrier:role_or_duration_mismatch/indicator-2',
  'barriers/motivation_and_meaning.yaml:325:9',
  ('expected_sessions_by_client', 'planned_sessions'),
 ),
 ('barrier:rupture_confrontation/indicator-1', 'barriers/relationship.yaml:86:9', ('rupture_marker',)),
 (
  'barrier:rupture_confrontation/indicator-2',
  'barriers/relationship.yaml:90:9',
  ('client_expressed_dissatisfaction',),
 ),
 ('barrier:rupture_confrontation/indicator-3', 'barriers/relationship.yaml:94:9', ('argues_or_interrupts',)),
 ('barrier:rupture_confrontation/indicator-4', 'barriers/relationship.yaml:98:9', ('srs_total',)),
 ('barrier:rupture_withdrawal/indicator-1', 'barriers/relationship.yaml:52:9', ('rupture_marker',)),
 ('barrier:rupture_withdrawal/indicator-2', 'barriers/relationship.yaml:56:9', ('srs_drop',)),
 ('barrier:rupture_withdrawal/indicator-3', 'barriers/relationship.yaml:61:9', ('wai_sr_drop',)),
 ('barrier:rupture_withdrawal/indicator-4', 'barriers/relationship.yaml:66:9', ('superficial_agreement',)),
 ('barrier:rupture_withdrawal/indicator-5', 'barriers/relationship.yaml:70:9', ('missed_last_4',)),
 ('barrier:self_stigma/indicator-1', 'barriers/motivation_and_meaning.yaml:382:9', ('self_stigma_statement',)),
 ('barrier:self_stigma/indicator-2', 'barriers/motivation_and_meaning.yaml:386:9', ('ssosh_mean',)),
 ('barrier:self_stigma/indicator-3', 'barriers/motivation_and_meaning.yaml:391:9', ('disclosure_concern',)),
 ('barrier:sensory_overload_autistic/indicator-1', 'barriers/brain_and_senses.yaml:56:9', ('autism_known',)),
 ('barrier:sensory_overload_autistic/indicator-2', 'barriers/brain_and_senses.yaml:57:9', ('aq10_score',)),
 (
  'barrier:sensory_overload_autistic/indicator-3',
  'barriers/brain_and_senses.yaml:63:9',
  ('sensory_distress_in_care',),
 ),
 (
  'barrier:shame_self_criticism/indicator-1',
  'barriers/motivation_and_meaning.yaml:402:9',
  ('shame_or_self_attack_statement',),
 ),
 (
  'barrier:shame_self_criticism/indicator-2',
  'barriers/motivation_and_meaning.yaml:406:9',
  ('concealment_suspected',),
 ),
 (
  'barrier:shame_self_criticism/indicator-3',
  'barriers/motivation_and_meaning.yaml:410:9',
  ('client_reports_feeling_judged',),
 ),
 (
  'barrier:side_effect_read_as_illness/indicator-1',
  'barriers/life_and_care_around.yaml:82:9',
  ('symptom_began_after_medicine_change',),
 ),
 (
  'barrier:side_effect_read_as_illness/indicator-2',
  'barriers/life_and_care_around.yaml:86:9',
  ('days_since_any_medicine_change', 'agitation', 'new_agitation_or_suicidality', 'bars_global'),
 ),
 (
  'barrier:side_effect_read_as_illness/indicator-3',
  'barriers/life_and_care_around.yaml:91:9',
  ('symptom_inducing_medicine',),
 ),
 ('barrier:side_effects_burden/indicator-1', 'barriers/medicines_and_body.yaml:9:9', ('fibser_burden',)),
 ('barrier:side_effects_burden/indicator-2', 'barriers/medicines_and_body.yaml:14:9', ('fibser_burden',)),
 ('barrier:side_effects_burden/indicator-3', 'barriers/medicines_and_body.yaml:19:9', ('asex_total',)),
 ('barrier:side_effects_burden/indicator-4', 'barriers/medicines_and_body.yaml:24:9', ('asex_max_item',)),
 ('barrier:side_effects_burden/indicator-5', 'barriers/medicines_and_body.yaml:29:9', ('weight_gain_pct',)),
 ('barrier:side_effects_burden/indicator-6', 'barriers/medicines_and_body.yaml:35:9', ('sedation_interferes',)),
 ('barrier:side_effects_burden/indicator-7', 'barriers/medicines_and_body.yaml:39:9', ('bars_global',)),
 (
  'barrier:side_effects_burden/indicator-8',
  'barriers/medicines_and_body.yaml:44:9',
  ('new_agitation_or_suicidality', 'antidepressant_started_or_changed_days'),
 ),
 ('barrier:sleep_disorder_untreated/indicator-1', 'barriers/medicines_and_body.yaml:157:9', ('isi_score',)),
 ('barrier:sleep_disorder_untreated/indicator-2', 'barriers/medicines_and_body.yaml:162:9', ('night_shifts',)),
 ('barrier:split_alliance/only_if', 'barriers/relationship.yaml:107:5', ('format',)),
 ('barrier:split_alliance/indicator-1', 'barriers/relationship.yaml:115:9', ('alliance_gap_between_members',)),
 ('barrier:split_alliance/indicator-2', 'barriers/relationship.yaml:120:9', ('member_attends_under_pressure',)),
 ('barrier:split_alliance/indicator-3', 'barriers/relationship.yaml:124:9', ('caregiver_goal_differs',)),
 ('barrier:stage_task_mismatch/only_if', 'barriers/motivation_and_meaning.yaml:152:5', ('therapy_activity_now',)),
 ('barrier:stage_task_mismatch/indicator-1', 'barriers/motivation_and_meaning.yaml:160:9', ('soc_stage',)),
 (
  'barrier:stage_task_mismatch/indicator-2',
  'barriers/motivation_and_meaning.yaml:164:9',
  ('homework_done_ratio_last4',),
 ),
 ('barrier:stage_task_mismatch/indicator-3', 'barriers/motivation_and_meaning.yaml:169:9', ('socrates_taking_steps',)),
 ('barrier:stigma_disclosure/indicator-1', 'barriers/culture_language_rights.yaml:74:9', ('bace_max_stigma_item',)),
 ('barrier:stigma_disclosure/indicator-2', 'barriers/culture_language_rights.yaml:79:9', ('disclosure_concern',)),
 ('barrier:stigma_disclosure/indicator-3', 'barriers/culture_language_rights.yaml:83:9', ('bace_max_stigma_item',)),
 (
  'barrier:stigma_disclosure/indicator-4',
  'barriers/culture_language_rights.yaml:88:9',
  ('insurance_statements_go_to_another',),
 ),
 (
  'barrier:structure_underprovided/indicator-1',
  'barriers/motivation_and_meaning.yaml:243:9',
  ('asks_for_more_direction',),
 ),
 (
  'barrier:structure_underprovided/indicator-2',
  'barriers/motivation_and_meaning.yaml:247:9',
  ('therapist_directiveness',),
 ),
 ('barrier:structure_underprovided/indicator-3', 'barriers/motivation_and_meaning.yaml:251:9', ('pace_rating',)),
 ('barrier:structure_underprovided/indicator-4', 'barriers/motivation_and_meaning.yaml:252:9', ('srs_approach',)),
 ('barrier:substance_interaction/indicator-1', 'barriers/medicines_and_body.yaml:185:9', ('audit_score',)),
 ('barrier:substance_interaction/indicator-2', 'barriers/medicines_and_body.yaml:190:9', ('audit_score',)),
 ('barrier:substance_interaction/indicator-3', 'barriers/medicines_and_body.yaml:195:9', ('dast10_score',)),
 ('barrier:substance_interaction/indicator-4', 'barriers/medicines_and_body.yaml:200:9', ('ciwa_ar',)),
 (
  'barrier:task_gap_between_sessions/only_if',
  'barriers/pace_tasks_progress.yaml:52:5',
  ('homework_assigned', 'homework_format_unworkable', 'homework_done_ratio_last4', 'homework_obstacle'),
 ),
 (
  'barrier:task_gap_between_sessions/indicator-1',
  'barriers/pace_tasks_progress.yaml:66:9',
  ('homework_done_ratio_last4',),
 ),
 ('barrier:task_gap_between_sessions/indicator-2', 'barriers/pace_tasks_progress.yaml:71:9', ('homework_obstacle',)),
 (
  'barrier:task_gap_between_sessions/indicator-3',
  'barriers/pace_tasks_progress.yaml:75:9',
  ('homework_format_unworkable',),
 ),
 (
  'barrier:therapy_dose_or_fidelity_inadequate/indicator-1',
  'barriers/treatment_fit.yaml:33:9',
  ('therapy_fidelity_uncertain',),
 ),
 (
  'barrier:therapy_dose_or_fidelity_inadequate/indicator-2',
  'barriers/treatment_fit.yaml:37:9',
  ('therapy_sessions_model_specific',),
 ),
 (
  'barrier:therapy_dose_or_fidelity_inadequate/indicator-3',
  'barriers/treatment_fit.yaml:42:9',
  ('no_meaningful_improvement',),
 ),
 ('barrier:transport_distance/indicator-1', 'barriers/access_and_needs.yaml:11:9', ('transport_problem_reported',)),
 ('barrier:transport_distance/indicator-2', 'barriers/access_and_needs.yaml:15:9', ('travel_minutes_one_way',)),
 ('barrier:transport_distance/indicator-3', 'barriers/access_and_needs.yaml:21:9', ('missed_appointments_90d',)),
 ('barrier:trauma_unaddressed/indicator-1', 'barriers/treatment_fit.yaml:87:9', ('pc_ptsd5_score',)),
 ('barrier:trauma_unaddressed/indicator-2', 'barriers/treatment_fit.yaml:93:9', ('pcl5_score',)),
 (
  'barrier:unaddressed_cultural_rupture/indicator-1',
  'barriers/relationship.yaml:164:9',
  ('perceived_microaggression',),
 ),
 ('barrier:unaddressed_cultural_rupture/indicator-2', 'barriers/relationship.yaml:168:9', ('srs_drop',)),
 (
  'barrier:unaddressed_cultural_rupture/indicator-3',
  'barriers/relationship.yaml:173:9',
  ('client_prefers_other_therapist',),
 ),
 ('barrier:unmet_preference/indicator-1', 'barriers/motivation_and_meaning.yaml:461:9', ('preference_met',)),
 (
  'barrier:unmet_preference/indicator-2',
  'barriers/motivation_and_meaning.yaml:465:9',
  ('strong_preference_present',),
 ),
 (
  'barrier:unmet_preference/indicator-3',
  'barriers/motivation_and_meaning.yaml:469:9',
  ('client_prefers_other_therapist',),
 ),
 ('barrier:unmet_preference/indicator-4', 'barriers/motivation_and_meaning.yaml:473:9', ('helper_match_wished',)),
 ('barrier:unmet_preference/indicator-5', 'barriers/motivation_and_meaning.yaml:477:9', ('preferences_asked',)),
 ('barrier:unresolved_grief/indicator-1', 'barriers/life_and_care_around.yaml:117:9', ('main_problem',)),
 (
  'barrier:unresolved_grief/indicator-2',
  'barriers/life_and_care_around.yaml:118:9',
  ('grief_fills_most_days', 'months_since_loss'),
 ),
 (
  'barrier:unresolved_grief/indicator-3',
  'barriers/life_and_care_around.yaml:124:9',
  ('grief_fills_most_days', 'months_since_loss'),
 ),
 (
  'barrier:unresolved_grief/indicator-4',
  'barriers/life_and_care_around.yaml:128:9',
  ('who_was_lost', 'grief_fills_most_days'),
 ),
 ('barrier:unreviewed_nonresponse/indicator-1', 'barriers/treatment_fit.yaml:178:9', ('no_meaningful_improvement',)),
 (
  'barrier:unreviewed_nonresponse/indicator-2',
  'barriers/treatment_fit.yaml:182:9',
  ('diagnosis_reviewed_after_nonresponse',),
 ),
 ('barrier:unreviewed_nonresponse/indicator-3', 'barriers/treatment_fit.yaml:186:9', ('weeks_in_current_treatment',)),
 ('barrier:vision_unmet/indicator-1', 'barriers/brain_and_senses.yaml:111:9', ('vision_difficulty',)),
 ('barrier:vision_unmet/indicator-2', 'barriers/brain_and_senses.yaml:112:9', ('glasses',)),
 ('barrier:waiting_and_rejection/indicator-1', 'barriers/access_and_needs.yaml:237:9', ('wait_days_current',)),
 ('barrier:waiting_and_rejection/indicator-2', 'barriers/access_and_needs.yaml:243:9', ('referrals_rejected_12m',)),
 (
  'barrier:withdrawal_mistaken_for_relapse/indicator-1',
  'barriers/medicines_and_body.yaml:105:9',
  ('withdrawal_symptoms_reported',),
 ),
 ('barrier:work_time_conflict/indicator-1', 'barriers/access_and_needs.yaml:84:9', ('work_schedule_conflict',)),
 ('barrier:work_time_conflict/indicator-2', 'barriers/access_and_needs.yaml:88:9', ('late_cancellations_90d',)),
 ('barrier:work_time_conflict/indicator-3', 'barriers/access_and_needs.yaml:93:9', ('appointment_choice_offered',)),
 ('barrier:work_time_conflict/indicator-4', 'barriers/access_and_needs.yaml:97:9', ('night_shifts',)),
 ('barrier:youth_brought_by_others/only_if', 'barriers/relationship.yaml:373:5', ('age_years',)),
 ('barrier:youth_brought_by_others/indicator-1', 'barriers/relationship.yaml:382:9', ('youth_says_forced',)),
 ('barrier:youth_brought_by_others/indicator-2', 'barriers/relationship.yaml:386:9', ('youth_alone_time_given',)),
 ('barrier:youth_brought_by_others/indicator-3', 'barriers/relationship.yaml:390:9', ('caregiver_goal_differs',)),
 (
  'gate:conjoint_safety',
  'gates.yaml:68:5',
  ('ipv_screen', 'safety:ipv_active', 'safety:ipv_high_danger', 'safety:family_abuse_no_family_work'),
 ),
 ('gate:consent_clarity', 'gates.yaml:13:5', ('consent_to_treatment', 'confidentiality_limits_explained')),
 (
  'gate:no_open_strain',
  'gates.yaml:52:5',
  ('rupture_marker', 'client_expressed_dissatisfaction', 'srs_drop', 'perceived_microaggression'),
 ),
 ('gate:permission', 'gates.yaml:34:5', ('permission_for_challenge', 'dissociation_in_session', 'pace_rating')),
 ('gate:readiness', 'gates.yaml:44:5', ('decision_made', 'soc_stage', 'urica_readiness')),
 ('gate:review_done', 'gates.yaml:79:5', ('measures_discussed_with_client',)),
 ('gate:safety_first', 'gates.yaml:3:5', ('any_safety:same_day', 'suicide_risk_conversation_done')),
 ('gate:shared_goal', 'gates.yaml:89:5', ('own_goal_stated', 'goal_disagreement')),
 (
  'gate:trust',
  'gates.yaml:20:5',
  ('trust_rating_0_10', 'srs_total', 'permission_for_challenge', 'client_reports_feeling_judged', 'perceived_microaggression'),
 ),
 ('safety:acute_dystonia', 'safety/medical_and_substances.yaml:238:5', ('acute_dystonia',)),
 ('safety:acute_dystonia/ask', 'safety/medical_and_substances.yaml:250:21', ('antipsychotic_exposure_72h',)),
 (
  'safety:adolescent_confidential',
  'safety/people_and_home.yaml:248:5',
  ('minor_requests_confidentiality', 'age_years'),
 ),
 ('safety:adolescent_confidential/ask', 'safety/people_and_home.yaml:259:21', ('age_years',)),
 (
  'safety:akathisia_with_risk',
  'safety/medical_and_substances.yaml:185:5',
  ('bars_global', 'cssrs_active_thoughts', 'phq9_item9', 'agitation', 'new_agitation_or_suicidality'),
 ),
 ('safety:akathisia_with_risk/ask', 'safety/medical_and_substances.yaml:202:21', ('bars_global',)),
 (
  'safety:alcohol_withdrawal_moderate',
  'safety/medical_and_substances.yaml:298:5',
  ('ciwa_ar', 'history_withdrawal_seizure_or_dt', 'hours_since_last_drink'),
 ),
 (
  'safety:alcohol_withdrawal_moderate/ask',
  'safety/medical_and_substances.yaml:312:7',
  ('hours_since_last_drink', 'history_withdrawal_seizure_or_dt', 'audit_score'),
 ),
 (
  'safety:alcohol_withdrawal_severe',
  'safety/medical_and_substances.yaml:268:5',
  ('ciwa_ar', 'seizure_now_or_recent', 'hours_since_last_drink', 'hallucinating_in_withdrawal', 'history_withdrawal_seizure_or_dt'),
 ),
 (
  'safety:alcohol_withdrawal_severe/ask',
  'safety/medical_and_substances.yaml:289:7',
  ('hours_since_last_drink', 'history_withdrawal_seizure_or_dt', 'audit_score'),
 ),
 (
  'safety:antidepressant_activation',
  'safety/medical_and_substances.yaml:160:5',
  ('new_agitation_or_suicidality', 'antidepressant_started_or_changed_days'),
 ),
 (
  'safety:antidepressant_activation/ask',
  'safety/medical_and_substances.yaml:175:7',
  ('new_agitation_or_suicidality', 'antidepressant_started_or_changed_days'),
 ),
 (
  'safety:benzodiazepine_abrupt_stop',
  'safety/medical_and_substances.yaml:336:5',
  ('benzodiazepine_stopped_abruptly', 'benzodiazepine_daily_weeks'),
 ),
 (
  'safety:benzodiazepine_abrupt_stop/ask',
  'safety/medical_and_substances.yaml:349:7',
  ('benzodiazepine_stopped_abruptly', 'benzodiazepine_daily_weeks'),
 ),
 ('safety:capacity_doubt', 'safety/mind_in_crisis.yaml:196:5', ('capacity_doubt',)),
 (
  'safety:capacity_doubt/ask',
  'safety/mind_in_crisis.yaml:207:7',
  ('acute_confusion_fluctuating', 'moca_score', 'psychosis_acute_unsafe'),
 ),
 ('safety:catatonia', 'safety/mind_in_crisis.yaml:136:5', ('bfcsi_count',)),
 ('safety:catatonia/ask', 'safety/mind_in_crisis.yaml:157:7', ('rigidity', 'psychosis_present', 'acute_food_refusal')),
 (
  'safety:catatonia_malignant',
  'safety/mind_in_crisis.yaml:161:5',
  ('bfcsi_count', 'temp_c', 'autonomic_instability'),
 ),
 ('safety:catatonia_malignant/ask', 'safety/mind_in_crisis.yaml:173:21', ('bfcsi_count',)),
 ('safety:child_abuse', 'safety/people_and_home.yaml:96:5', ('child_abuse_suspected', 'child_immediate_danger')),
 (
  'safety:child_abuse/ask',
  'safety/people_and_home.yaml:110:7',
  ('family_member_suspected_abuser', 'ipv_high_danger', 'child_abuse_suspected'),
 ),
 ('safety:child_immediate_danger', 'safety/people_and_home.yaml:121:5', ('child_immediate_danger',)),
 (
  'safety:child_immediate_danger/ask',
  'safety/people_and_home.yaml:134:7',
  ('child_abuse_suspected', 'ipv_high_danger'),
 ),
 (
  'safety:clozapine_bowel',
  'safety/medical_and_substances.yaml:143:5',
  ('on_clozapine', 'severe_constipation_or_abdominal_pain'),
 ),
 ('safety:clozapine_bowel/ask', 'safety/medical_and_substances.yaml:156:7', ('on_clozapine',)),
 (
  'safety:clozapine_infection',
  'safety/medical_and_substances.yaml:103:5',
  ('on_clozapine', 'fever_or_infection_signs', 'chest_pain_or_myocarditis_signs', 'anc_per_ul', 'benign_ethnic_neutropenia'),
 ),
 ('safety:clozapine_infection/ask', 'safety/medical_and_substances.yaml:124:21', ('on_clozapine',)),
 (
  'safety:clozapine_interrupted',
  'safety/medical_and_substances.yaml:132:5',
  ('on_clozapine', 'clozapine_missed_hours'),
 ),
 ('safety:clozapine_interrupted/ask', 'safety/medical_and_substances.yaml:140:21', ('on_clozapine',)),
 ('safety:conjoint_not_screened', 'safety/people_and_home.yaml:271:5', ('format', 'ipv_screen')),
 ('safety:conjoint_not_screened/ask', 'safety/people_and_home.yaml:279:7', ('member_attends_under_pressure',)),
 ('safety:delirium', 'safety/medical_and_substances.yaml:3:5', ('acute_confusion_fluctuating', 'four_at_score')),
 (
  'safety:delirium/ask',
  'safety/medical_and_substances.yaml:18:7',
  ('reduced_consciousness', 'medical_red_flag', 'mini_cog_score'),
 ),
 ('safety:driving_hazard', 'safety/people_and_home.yaml:3:5', ('driving_or_hazard_impairment',)),
 (
  'safety:driving_hazard/ask',
  'safety/people_and_home.yaml:13:7',
  ('sedation_interferes', 'psychosis_present', 'intoxicated_now', 'seizure_now_or_recent'),
 ),
 (
  'safety:ed_instability_adult',
  'safety/medical_and_substances.yaml:420:5',
  ('restrictive_eating_or_purging', 'main_problem', 'age_years', 'heart_rate', 'sbp', 'potassium', 'glucose_mmol', 'temp_c', 'orthostatic_hr_rise', 'orthostatic_sbp_drop', 'bmi', 'syncope', 'acute_food_refusal', 'phosphate_low'),
 ),
 (
  'safety:ed_instability_adult/ask',
  'safety/medical_and_substances.yaml:450:7',
  ('restrictive_eating_or_purging', 'main_problem'),
 ),
 (
  'safety:ed_instability_young',
  'safety/medical_and_substances.yaml:459:5',
  ('restrictive_eating_or_purging', 'main_problem', 'age_years', 'heart_rate', 'pct_median_bmi', 'sbp', 'dbp', 'temp_c', 'orthostatic_hr_rise', 'orthostatic_sbp_drop', 'potassium', 'phosphate_low', 'syncope', 'acute_food_refusal'),
 ),
 (
  'safety:ed_instability_young/ask',
  'safety/medical_and_substances.yaml:486:21',
  ('restrictive_eating_or_purging', 'main_problem'),
 ),
 ('safety:family_abuse_no_family_work', 'safety/people_and_home.yaml:195:5', ('family_member_suspected_abuser',)),
 (
  'safety:family_abuse_no_family_work/ask',
  'safety/people_and_home.yaml:207:7',
  ('child_abuse_suspected', 'minor_requests_confidentiality', 'vulnerable_adult_abuse_suspected'),
 ),
 ('safety:grave_self_neglect', 'safety/mind_in_crisis.yaml:176:5', ('cannot_meet_basic_needs',)),
 (
  'safety:grave_self_neglect/ask',
  'safety/mind_in_crisis.yaml:187:7',
  ('housing_status', 'acute_food_refusal', 'psychosis_acute_unsafe'),
 ),
 (
  'safety:hopelessness_not_asked_about',
  'safety/suicide_and_harm.yaml:308:5',
  ('hopelessness_statement', 'suicide_risk_conversation_done'),
 ),
 (
  'safety:hopelessness_not_asked_about/ask',
  'safety/suicide_and_harm.yaml:317:7',
  ('outcome_expectation_0_10', 'phq9_total'),
 ),
 (
  'safety:ideation_with_means_access',
  'safety/suicide_and_harm.yaml:277:5',
  ('cssrs_active_thoughts', 'cssrs_method', 'phq9_item9', 'days_since_suicide_attempt', 'lethal_means_access'),
 ),
 (
  'safety:ideation_with_means_access/ask',
  'safety/suicide_and_harm.yaml:293:7',
  ('cssrs_active_thoughts', 'cssrs_method', 'phq9_item9', 'days_since_suicide_attempt'),
 ),
 ('safety:infant_harm_intent', 'safety/mind_in_crisis.yaml:111:5', ('infant_harm_thoughts',)),
 (
  'safety:infant_harm_intent/ask',
  'safety/mind_in_crisis.yaml:124:7',
  ('perinatal_status', 'psychosis_present', 'perinatal_red_flag', 'command_hallucinations_harm'),
 ),
 ('safety:intoxicated_now', 'safety/medical_and_substances.yaml:396:5', ('intoxicated_now',)),
 ('safety:intoxicated_now/ask', 'safety/medical_and_substances.yaml:416:21', ('audit_score', 'dast10_score')),
 (
  'safety:ipv_active',
  'safety/people_and_home.yaml:22:5',
  ('hits_score', 'hits_physical_item', 'fear_of_partner', 'coercive_control', 'partner_controls_access', 'ipv_screen'),
 ),
 (
  'safety:ipv_active/ask',
  'safety/people_and_home.yaml:44:7',
  ('partner_controls_access', 'family_opposes_treatment', 'private_space_remote', 'current_danger_from_others', 'format', 'ipv_screen'),
 ),
 ('safety:ipv_high_danger', 'safety/people_and_home.yaml:63:5', ('ipv_high_danger',)),
 (
  'safety:ipv_high_danger/ask',
  'safety/people_and_home.yaml:79:7',
  ('fear_of_partner', 'coercive_control', 'hits_score', 'hits_physical_item', 'partner_controls_access', 'ipv_screen'),
 ),
 ('safety:lithium_precipitant', 'safety/medical_and_substances.yaml:92:5', ('on_lithium', 'lithium_precipitant')),
 ('safety:lithium_precipitant/ask', 'safety/medical_and_substances.yaml:100:21', ('on_lithium',)),
 (
  'safety:lithium_toxicity',
  'safety/medical_and_substances.yaml:75:5',
  ('on_lithium', 'lithium_level', 'lithium_toxicity_signs'),
 ),
 ('safety:lithium_toxicity/ask', 'safety/medical_and_substances.yaml:89:21', ('on_lithium',)),
 ('safety:mania_acute', 'safety/mind_in_crisis.yaml:49:5', ('mania_signs', 'nights_little_sleep_high_energy')),
 (
  'safety:mania_acute/ask',
  'safety/mind_in_crisis.yaml:70:7',
  ('activation_on_antidepressant', 'main_problem', 'nights_little_sleep_high_energy'),
 ),
 ('safety:maoi_crisis', 'safety/medical_and_substances.yaml:223:5', ('on_maoi', 'sudden_severe_headache_or_bp180')),
 ('safety:maoi_crisis/ask', 'safety/medical_and_substances.yaml:235:21', ('on_maoi',)),
 (
  'safety:medical_red_flag',
  'safety/medical_and_substances.yaml:490:5',
  ('medical_red_flag', 'seizure_now_or_recent'),
 ),
 (
  'safety:medical_red_flag/ask',
  'safety/medical_and_substances.yaml:503:7',
  ('syncope', 'sudden_severe_headache_or_bp180', 'chest_pain_or_myocarditis_signs'),
 ),
 (
  'safety:missed_care_risk_marker',
  'safety/suicide_and_harm.yaml:261:5',
  ('missed_appointments_12m', 'missed_last_4'),
 ),
 ('safety:missed_care_risk_marker/ask', 'safety/suicide_and_harm.yaml:272:7', ('missed_appointments_90d',)),
 (
  'safety:nms',
  'safety/medical_and_substances.yaml:22:5',
  ('antipsychotic_exposure_72h', 'temp_c', 'rigidity', 'reduced_consciousness', 'ck_times_uln'),
 ),
 (
  'safety:nms/ask',
  'safety/medical_and_substances.yaml:41:7',
  ('antipsychotic_exposure_72h', 'rigidity', 'ck_times_uln'),
 ),
 (
  'safety:opioid_no_naloxone',
  'safety/medical_and_substances.yaml:379:5',
  ('opioid_exposure', 'naloxone_available', 'unresponsive'),
 ),
 ('safety:opioid_no_naloxone/ask', 'safety/medical_and_substances.yaml:388:7', ('main_problem', 'cows_score')),
 (
  'safety:opioid_overdose',
  'safety/medical_and_substances.yaml:353:5',
  ('unresponsive', 'opioid_exposure', 'respiratory_rate', 'reduced_consciousness'),
 ),
 (
  'safety:opioid_overdose/ask',
  'safety/medical_and_substances.yaml:374:7',
  ('opioid_exposure', 'reduced_consciousness'),
 ),
 ('safety:opioid_withdrawal_moderate', 'safety/medical_and_substances.yaml:507:5', ('cows_score',)),
 ('safety:opioid_withdrawal_moderate/ask', 'safety/medical_and_substances.yaml:518:7', ('opioid_exposure',)),
 (
  'safety:past_suicidal_behaviour_unexplored',
  'safety/suicide_and_harm.yaml:243:5',
  ('cssrs_behavior_lifetime', 'suicide_risk_conversation_done'),
 ),
 (
  'safety:past_suicidal_behaviour_unexplored/ask',
  'safety/suicide_and_harm.yaml:255:7',
  ('hopelessness_statement', 'days_since_suicide_attempt'),
 ),
 ('safety:perinatal_red_flag', 'safety/mind_in_crisis.yaml:211:5', ('perinatal_red_flag',)),
 ('safety:perinatal_red_flag/ask', 'safety/mind_in_crisis.yaml:220:7', ('perinatal_status',)),
 (
  'safety:positive_item_unassessed',
  'safety/suicide_and_harm.yaml:97:5',
  ('phq9_item9', 'epds_item10', 'suicide_risk_conversation_done'),
 ),
 (
  'safety:positive_item_unassessed/ask',
  'safety/suicide_and_harm.yaml:111:7',
  ('hopelessness_statement', 'phq9_total', 'epds_score'),
 ),
 (
  'safety:postpartum_psychosis',
  'safety/mind_in_crisis.yaml:78:5',
  ('perinatal_status', 'psychosis_present', 'mania_signs', 'acute_confusion_fluctuating', 'infant_harm_thoughts', 'command_hallucinations_harm'),
 ),
 ('safety:postpartum_psychosis/ask', 'safety/mind_in_crisis.yaml:101:7', ('perinatal_status',)),
 (
  'safety:psychosis_command_or_unsafe',
  'safety/mind_in_crisis.yaml:3:5',
  ('command_hallucinations_harm', 'psychosis_acute_unsafe'),
 ),
 (
  'safety:psychosis_command_or_unsafe/ask',
  'safety/mind_in_crisis.yaml:18:7',
  ('psychosis_present', 'acute_paranoia'),
 ),
 (
  'safety:psychosis_present',
  'safety/mind_in_crisis.yaml:26:5',
  ('psychosis_present', 'perinatal_status', 'acute_paranoia'),
 ),
 ('safety:psychosis_present/ask', 'safety/mind_in_crisis.yaml:40:7', ('command_hallucinations_harm', 'main_problem')),
 (
  'safety:recent_attempt_or_discharge',
  'safety/suicide_and_harm.yaml:150:5',
  ('days_since_suicide_attempt', 'days_since_psychiatric_discharge'),
 ),
 (
  'safety:recent_attempt_or_discharge/ask',
  'safety/suicide_and_harm.yaml:159:7',
  ('cssrs_behavior_lifetime', 'cssrs_behavior_3m', 'past_involuntary_care'),
 ),
 ('safety:remote_location_unknown', 'safety/people_and_home.yaml:237:5', ('delivery', 'remote_location_known')),
 ('safety:remote_location_unknown/ask', 'safety/people_and_home.yaml:245:21', ('delivery',)),
 ('safety:self_harm_medical', 'safety/suicide_and_harm.yaml:199:5', ('self_harm_needs_medical_care',)),
 (
  'safety:self_harm_medical/ask',
  'safety/suicide_and_harm.yaml:212:7',
  ('main_problem', 'suicide_act_in_progress', 'cssrs_behavior_3m'),
 ),
 (
  'safety:self_harm_not_assessed',
  'safety/suicide_and_harm.yaml:133:5',
  ('self_harm_told', 'suicide_risk_conversation_done'),
 ),
 ('safety:self_harm_not_assessed/ask', 'safety/suicide_and_harm.yaml:144:7', ('main_problem',)),
 ('safety:serious_rash', 'safety/medical_and_substances.yaml:206:5', ('serious_rash_on_anticonvulsant',)),
 ('safety:serious_rash/ask', 'safety/medical_and_substances.yaml:219:7', ('fever_or_infection_signs',)),
 (
  'safety:serotonin_toxicity',
  'safety/medical_and_substances.yaml:48:5',
  ('serotonergic_exposure', 'clonus_spontaneous', 'clonus_inducible', 'agitation', 'diaphoresis', 'clonus_ocular', 'tremor', 'hyperreflexia', 'hypertonia', 'temp_c'),
 ),
 (
  'safety:serotonin_toxicity/ask',
  'safety/medical_and_substances.yaml:69:7',
  ('serotonergic_exposure', 'clonus_spontaneous', 'clonus_inducible', 'clonus_ocular'),
 ),
 ('safety:suicide_act_in_progress', 'safety/suicide_and_harm.yaml:3:5', ('suicide_act_in_progress',)),
 (
  'safety:suicide_act_in_progress/ask',
  'safety/suicide_and_harm.yaml:18:7',
  ('self_harm_needs_medical_care', 'cssrs_intent', 'cssrs_plan_intent', 'asq_item5_yes', 'cssrs_behavior_3m'),
 ),
 ('safety:suicide_ideation_no_intent', 'safety/suicide_and_harm.yaml:71:5', ('cssrs_active_thoughts', 'cssrs_method')),
 (
  'safety:suicide_ideation_no_intent/ask',
  'safety/suicide_and_harm.yaml:85:7',
  ('phq9_item9', 'epds_item10', 'cssrs_wish_dead', 'hopelessness_statement', 'cssrs_behavior_lifetime'),
 ),
 (
  'safety:suicide_intent_or_plan',
  'safety/suicide_and_harm.yaml:29:5',
  ('cssrs_intent', 'cssrs_plan_intent', 'cssrs_behavior_3m', 'asq_item5_yes'),
 ),
 (
  'safety:suicide_intent_or_plan/ask',
  'safety/suicide_and_harm.yaml:53:7',
  ('phq9_item9', 'epds_item10', 'cssrs_wish_dead', 'cssrs_active_thoughts', 'hopelessness_statement', 'cssrs_behavior_lifetime', 'new_agitation_or_suicidality', 'days_since_suicide_attempt'),
 ),
 ('safety:trafficking', 'safety/people_and_home.yaml:168:5', ('trafficking_indicators',)),
 (
  'safety:trafficking/ask',
  'safety/people_and_home.yaml:182:7',
  ('partner_controls_access', 'immigration_or_records_fear'),
 ),
 ('safety:trauma_work_danger_present', 'safety/people_and_home.yaml:217:5', ('current_danger_from_others',)),
 (
  'safety:trauma_work_danger_present/ask',
  'safety/people_and_home.yaml:231:7',
  ('fear_of_partner', 'ipv_screen', 'trauma_focused_treatment_wanted'),
 ),
 (
  'safety:unreachable_with_risk',
  'safety/suicide_and_harm.yaml:165:5',
  ('cannot_be_contacted_days', 'days_since_suicide_attempt', 'cssrs_active_thoughts', 'cssrs_intent', 'psychosis_acute_unsafe', 'days_since_psychiatric_discharge'),
 ),
 (
  'safety:unreachable_with_risk/ask',
  'safety/suicide_and_harm.yaml:184:7',
  ('days_since_suicide_attempt', 'cssrs_active_thoughts', 'days_since_psychiatric_discharge', 'psychosis_acute_unsafe', 'cannot_be_contacted_days'),
 ),
 (
  'safety:valproate_pregnancy_potential',
  'safety/medical_and_substances.yaml:253:5',
  ('on_valproate', 'could_become_pregnant'),
 ),
 ('safety:valproate_pregnancy_potential/ask', 'safety/medical_and_substances.yaml:260:21', ('on_valproate',)),
 (
  'safety:violence_threat_identifiable',
  'safety/suicide_and_harm.yaml:217:5',
  ('threat_identifiable_person', 'command_hallucinations_harm', 'weapon_access'),
 ),
 (
  'safety:violence_threat_identifiable/ask',
  'safety/suicide_and_harm.yaml:232:7',
  ('command_hallucinations_harm', 'weapon_access', 'threat_identifiable_person'),
 ),
 ('safety:vulnerable_adult_abuse', 'safety/people_and_home.yaml:143:5', ('vulnerable_adult_abuse_suspected',)),
 (
  'safety:vulnerable_adult_abuse/ask',
  'safety/people_and_home.yaml:155:7',
  ('family_member_suspected_abuser', 'intellectual_disability', 'partner_controls_access'),
 ),
 ('safety:wernicke', 'safety/medical_and_substances.yaml:318:5', ('wernicke_signs_count',)),
 (
  'safety:wernicke/ask',
  'safety/medical_and_substances.yaml:331:7',
  ('audit_score', 'main_problem', 'restrictive_eating_or_purging'),
 ),
 (
  'safety:wish_to_be_dead_not_asked_about',
  'safety/suicide_and_harm.yaml:117:5',
  ('cssrs_wish_dead', 'suicide_risk_conversation_done'),
 ),
 ('safety:wish_to_be_dead_not_asked_about/ask', 'safety/suicide_and_harm.yaml:126:7', ('hopelessness_statement',)),
 (
  'safety:worsening_ask_about_safety',
  'safety/suicide_and_harm.yaml:324:5',
  ('finding:reliable_worsening', 'suicide_risk_conversation_done'),
 ),
 (
  'safety:worsening_ask_about_safety/ask',
  'safety/suicide_and_harm.yaml:333:7',
  ('client_says_not_helping', 'asc_life_events_flag'),
 ),
 (
  'intervention:act_on_unread_result/when',
  'interventions/life_and_care_around.yaml:162:11',
  ('unread_result_waiting', 'any_safety:emergency'),
 ),
 (
  'intervention:act_on_unread_result/only_if',
  'interventions/life_and_care_around.yaml:163:14',
  ('unread_result_waiting',),
 ),
 (
  'intervention:appointment_reminders_two_way/caution-1',
  'interventions/access_and_needs.yaml:64:9',
  ('contact_channel_shared',),
 ),
 (
  'intervention:ask_barriers_directly/when',
  'interventions/review_and_feedback.yaml:204:7',
  ('any_barrier:possible', 'goal_progress_reported', 'satisfied_with_current_care', 'finding:reliable_improvement', 'any_safety:same_day', 'declines_offered_treatment', 'planned_sessions', 'says_nothing_in_the_way'),
 ),
 (
  'intervention:assertive_outreach_team/only_if',
  'interventions/coordination_outreach.yaml:209:14',
  ('main_problem', 'housing_status'),
 ),
 (
  'intervention:autism_adapted_care/only_if',
  'interventions/adaptation.yaml:14:14',
  ('autism_known', 'aq10_score', 'sensory_distress_in_care'),
 ),
 ('intervention:balanced_conjoint_alliance/only_if', 'interventions/treatments.yaml:15:14', ('format',)),
 ('intervention:behavioural_activation/only_if', 'interventions/treatments.yaml:154:14', ('main_problem',)),
 (
  'intervention:bipolar_specialist_review/only_if',
  'interventions/review_and_feedback.yaml:290:7',
  ('mdq_symptoms', 'activation_on_antidepressant', 'mania_signs', 'safety:mania_acute'),
 ),
 ('intervention:carer_support/only_if', 'interventions/coordination_outreach.yaml:228:14', ('format',)),
 ('intervention:cbt_i/only_if', 'interventions/treatments.yaml:91:14', ('isi_score',)),
 ('intervention:cbt_i/caution-1', 'interventions/treatments.yaml:93:9', ('night_shifts',)),
 (
  'intervention:celebrate_progress/when',
  'interventions/first_contact_and_wellbeing.yaml:105:7',
  ('goal_progress_reported', 'satisfied_with_current_care', 'client_reports_enough_progress', 'finding:reliable_improvement', 'any_barrier:likely', 'wants_change_of_plan', 'any_safety:this_week'),
 ),
 (
  'intervention:celebrate_progress/not_if-1',
  'interventions/first_contact_and_wellbeing.yaml:115:9',
  ('finding:reliable_worsening',),
 ),
 ('intervention:change_planning/not_if-1', 'interventions/motivation_goals_pace.yaml:170:9', ('soc_stage',)),
 (
  'intervention:clozapine_or_specialist_referral/when',
  'interventions/medicines.yaml:177:11',
  ('main_problem', 'adequate_antipsychotic_trials', 'no_meaningful_improvement'),
 ),
 (
  'intervention:clozapine_or_specialist_referral/only_if',
  'interventions/medicines.yaml:178:14',
  ('main_problem', 'adequate_antipsychotic_trials'),
 ),
 ('intervention:collaborative_care/only_if', 'interventions/coordination_outreach.yaml:189:14', ('main_problem',)),
 ('intervention:confidence_building/only_if', 'interventions/motivation_goals_pace.yaml:227:14', ('soc_stage',)),
 ('intervention:contingency_management/only_if', 'interventions/treatments.yaml:69:14', ('main_problem',)),
 ('intervention:creative_arts_option/only_if', 'interventions/treatments.yaml:321:14', ('preferred_modality',)),
 (
  'intervention:daily_balance_plan/not_if-1',
  'interventions/first_contact_and_wellbeing.yaml:252:9',
  ('safety:mania_acute',),
 ),
 (
  'intervention:daily_balance_plan/not_if-2',
  'interventions/first_contact_and_wellbeing.yaml:253:9',
  ('safety:ed_instability_adult', 'safety:ed_instability_young'),
 ),
 ('intervention:dbt_mbt_pathway/only_if', 'interventions/treatments.yaml:367:14', ('main_problem',)),
 (
  'intervention:driving_safety_advice/caution-1',
  'interventions/life_and_care_around.yaml:104:9',
  ('job_involves_driving',),
 ),
 (
  'intervention:erp_pathway/when',
  'interventions/treatments.yaml:386:11',
  ('main_problem', 'finding:next_step_needed'),
 ),
 ('intervention:erp_pathway/only_if', 'interventions/treatments.yaml:387:14', ('oci_r_score', 'main_problem')),
 ('intervention:erp_pathway/caution-3', 'interventions/treatments.yaml:391:9', ('exposure_tried_before',)),
 ('intervention:exercise_support/only_if', 'interventions/treatments.yaml:175:14', ('main_problem',)),
 (
  'intervention:explain_confidentiality/only_if',
  'interventions/relationship_and_trust.yaml:139:7',
  ('confidentiality_limits_explained', 'confidentiality_concern', 'fear_forced_treatment', 'fear_child_removal', 'immigration_or_records_fear', 'minor_requests_confidentiality', 'mandated'),
 ),
 (
  'intervention:explain_intrusive_thoughts_to_parents/when',
  'interventions/life_and_care_around.yaml:84:11',
  ('infant_harm_thoughts', 'any_safety:emergency'),
 ),
 (
  'intervention:explain_intrusive_thoughts_to_parents/only_if',
  'interventions/life_and_care_around.yaml:85:14',
  ('infant_harm_thoughts',),
 ),
 (
  'intervention:faith_spiritual_integration/only_if',
  'interventions/communication_culture.yaml:196:14',
  ('prefers_faith_or_traditional', 'preferred_modality'),
 ),
 (
  'intervention:first_contact_engagement_call/only_if',
  'interventions/access_and_needs.yaml:85:14',
  ('session_number',),
 ),
 (
  'intervention:four_r_orientation/when',
  'interventions/first_contact_and_wellbeing.yaml:171:11',
  ('session_number', 'any_safety:emergency'),
 ),
 (
  'intervention:four_r_orientation/only_if',
  'interventions/first_contact_and_wellbeing.yaml:172:14',
  ('session_number',),
 ),
 (
  'intervention:graded_challenge/when',
  'interventions/motivation_goals_pace.yaml:496:11',
  ('challenge_planned', 'any_safety:emergency'),
 ),
 (
  'intervention:graded_challenge/only_if',
  'interventions/motivation_goals_pace.yaml:498:7',
  ('permission_for_challenge', 'soc_stage'),
 ),
 (
  'intervention:graded_challenge/not_if-1',
  'interventions/motivation_goals_pace.yaml:502:9',
  ('opposes_direct_suggestions',),
 ),
 ('intervention:graded_challenge/not_if-2', 'interventions/motivation_goals_pace.yaml:503:9', ('soc_stage',)),
 (
  'intervention:group_option_with_preparation/only_if',
  'interventions/treatments.yaml:274:9',
  ('preferred_modality', 'ucla3_score'),
 ),
 (
  'intervention:guided_digital_cbt/only_if',
  'interventions/treatments.yaml:197:7',
  ('main_problem', 'internet_adequate', 'digital_confidence', 'suicide_risk_conversation_done'),
 ),
 ('intervention:homework_codesign/not_if-1', 'interventions/motivation_goals_pace.yaml:406:9', ('soc_stage',)),
 (
  'intervention:homework_codesign/not_if-2',
  'interventions/motivation_goals_pace.yaml:407:9',
  ('opposes_direct_suggestions',),
 ),
 ('intervention:honest_hope/caution-1', 'interventions/motivation_goals_pace.yaml:258:9', ('hopelessness_statement',)),
 ('intervention:housing_first_link/only_if', 'interventions/access_and_needs.yaml:296:14', ('housing_status',)),
 (
  'intervention:impactful_first_session/when',
  'interventions/first_contact_and_wellbeing.yaml:16:11',
  ('session_number', 'any_safety:emergency'),
 ),
 (
  'intervention:impactful_first_session/only_if',
  'interventions/first_contact_and_wellbeing.yaml:17:14',
  ('session_number',),
 ),
 (
  'intervention:impactful_first_session/not_if-1',
  'interventions/first_contact_and_wellbeing.yaml:19:9',
  ('clinician_change_recent',),
 ),
 (
  'intervention:integrated_substance_care/only_if',
  'interventions/treatments.yaml:47:7',
  ('audit_score', 'dast10_score', 'main_problem', 'safety:opioid_withdrawal_moderate'),
 ),
 (
  'intervention:ipv_private_safety_support/caution-1',
  'interventions/safety_responses.yaml:166:9',
  ('children_at_home',),
 ),
 (
  'intervention:keep_going_change_nothing/when',
  'interventions/life_and_care_around.yaml:12:7',
  ('measures_improving', 'goal_progress_reported', 'satisfied_with_current_care', 'finding:nothing_stands_in_the_way', 'client_wants_to_stop', 'any_barrier:likely', 'wants_change_of_plan', 'finding:reliable_worsening', 'any_safety:this_week'),
 ),
 (
  'intervention:legal_and_asylum_support/when',
  'interventions/life_and_care_around.yaml:238:11',
  ('legal_or_asylum_matter_open', 'any_safety:emergency'),
 ),
 (
  'intervention:legal_and_asylum_support/only_if',
  'interventions/life_and_care_around.yaml:239:14',
  ('legal_or_asylum_matter_open',),
 ),
 ('intervention:low_cost_medication_plan/only_if', 'interventions/medicines.yaml:13:14', ('rx_unfilled_due_to_cost',)),
 (
  'intervention:low_directive_stance/not_if-1',
  'interventions/relationship_and_trust.yaml:453:9',
  ('asks_for_more_direction',),
 ),
 (
  'intervention:mandated_stance/only_if',
  'interventions/relationship_and_trust.yaml:336:7',
  ('mandated', 'perceived_coercion', 'referral_source'),
 ),
 (
  'intervention:mi_evocation/only_if',
  'interventions/motivation_goals_pace.yaml:70:14',
  ('change_target_named', 'soc_stage'),
 ),
 ('intervention:mi_evocation/not_if-1', 'interventions/motivation_goals_pace.yaml:73:9', ('decision_made',)),
 (
  'intervention:mi_evocation/not_if-2',
  'interventions/motivation_goals_pace.yaml:74:9',
  ('clinician_neutrality_required',),
 ),
 (
  'intervention:mi_prelude/only_if',
  'interventions/motivation_goals_pace.yaml:106:14',
  ('change_target_named', 'soc_stage'),
 ),
 ('intervention:mi_prelude/not_if-1', 'interventions/motivation_goals_pace.yaml:109:9', ('decision_made',)),
 (
  'intervention:neuromodulation_specialist_referral/when',
  'interventions/treatments.yaml:409:7',
  ('main_problem', 'adequate_antidepressant_trials', 'no_meaningful_improvement', 'psychosis_present'),
 ),
 (
  'intervention:neuromodulation_specialist_referral/only_if',
  'interventions/treatments.yaml:413:7',
  ('diagnosis_reviewed_after_nonresponse', 'likely:dose_or_duration_inadequate', 'likely:therapy_dose_or_fidelity_inadequate', 'likely:medical_contributor_untreated', 'psychosis_present', 'main_problem', 'bfcsi_count'),
 ),
 (
  'intervention:neuromodulation_specialist_referral/caution-1',
  'interventions/treatments.yaml:425:9',
  ('likely:dose_or_duration_inadequate', 'likely:therapy_dose_or_fidelity_inadequate', 'likely:medical_contributor_untreated'),
 ),
 (
  'intervention:neutral_decisional_balance/when',
  'interventions/motivation_goals_pace.yaml:140:11',
  ('clinician_neutrality_required',),
 ),
 (
  'intervention:neutral_decisional_balance/only_if',
  'interventions/motivation_goals_pace.yaml:142:7',
  ('clinician_neutrality_required', 'decision_made', 'soc_stage'),
 ),
 ('intervention:offer_lai_as_choice/only_if', 'interventions/medicines.yaml:121:14', ('main_problem',)),
 (
  'intervention:offer_lai_as_choice/not_if-1',
  'interventions/medicines.yaml:123:9',
  ('declines_offered_treatment', 'perceived_coercion', 'fear_forced_treatment'),
 ),
 (
  'intervention:open_door_no_punitive_discharge/when',
  'interventions/coordination_outreach.yaml:103:11',
  ('safety:missed_care_risk_marker', 'any_safety:emergency'),
 ),
 (
  'intervention:options_adhd_adult/when',
  'modality/options.yaml:744:11',
  ('main_problem', 'finding:next_step_needed'),
 ),
 ('intervention:options_alcohol/when', 'modality/options.yaml:567:11', ('main_problem', 'finding:next_step_needed')),
 ('intervention:options_anorexia/when', 'modality/options.yaml:444:11', ('main_problem', 'finding:next_step_needed')),
 (
  'intervention:options_autistic_distress/when',
  'modality/options.yaml:715:11',
  ('autism_known', 'aq10_score', 'finding:next_step_needed'),
 ),
 (
  'intervention:options_bipolar_depression/when',
  'modality/options.yaml:164:11',
  ('main_problem', 'finding:next_step_needed'),
 ),
 ('intervention:options_bpd/when', 'modality/options.yaml:414:11', ('main_problem', 'finding:next_step_needed')),
 (
  'intervention:options_bulimia_bed/when',
  'modality/options.yaml:473:11',
  ('main_problem', 'finding:next_step_needed'),
 ),
 (
  'intervention:options_chronic_pain/when',
  'modality/options.yaml:538:11',
  ('main_problem', 'finding:next_step_needed'),
 ),
 (
  'intervention:options_complex_trauma/when',
  'modality/options.yaml:348:7',
  ('main_problem', 'dissociation_in_session', 'therapy_sessions_model_specific', 'finding:next_step_needed'),
 ),
 (
  'intervention:options_depression_less_severe/when',
  'modality/options.yaml:17:11',
  ('main_problem', 'phq9_total', 'finding:next_step_needed'),
 ),
 (
  'intervention:options_depression_more_severe/when',
  'modality/options.yaml:51:11',
  ('main_problem', 'phq9_total', 'finding:next_step_needed'),
 ),
 (
  'intervention:options_depression_persistent_multiple/when',
  'modality/options.yaml:86:7',
  ('main_problem', 'adequate_antidepressant_trials', 'modalities_tried_adequately', 'finding:next_step_needed'),
 ),
 (
  'intervention:options_depression_psychotic/when',
  'modality/options.yaml:132:11',
  ('main_problem', 'psychosis_present', 'finding:next_step_needed'),
 ),
 ('intervention:options_gad/when', 'modality/options.yaml:193:11', ('main_problem', 'finding:next_step_needed')),
 ('intervention:options_insomnia/when', 'modality/options.yaml:506:11', ('main_problem', 'finding:next_step_needed')),
 (
  'intervention:options_late_life_cognitive/when',
  'modality/options.yaml:682:7',
  ('main_problem', 'age_years', 'likely:cognitive_impairment', 'finding:next_step_needed'),
 ),
 ('intervention:options_ocd/when', 'modality/options.yaml:281:11', ('main_problem', 'finding:next_step_needed')),
 ('intervention:options_opioid/when', 'modality/options.yaml:595:11', ('main_problem', 'finding:next_step_needed')),
 ('intervention:options_panic/when', 'modality/options.yaml:222:11', ('main_problem', 'finding:next_step_needed')),
 (
  'intervention:options_perinatal_depression/when',
  'modality/options.yaml:652:11',
  ('main_problem', 'finding:next_step_needed'),
 ),
 (
  'intervention:options_prolonged_grief/when',
  'modality/options.yaml:805:11',
  ('main_problem', 'finding:next_step_needed'),
 ),
 ('intervention:options_psychosis/when', 'modality/options.yaml:381:11', ('main_problem', 'finding:next_step_needed')),
 ('intervention:options_ptsd/when', 'modality/options.yaml:316:11', ('main_problem', 'finding:next_step_needed')),
 ('intervention:options_self_harm/when', 'modality/options.yaml:776:11', ('main_problem', 'finding:next_step_needed')),
 (
  'intervention:options_social_anxiety/when',
  'modality/options.yaml:251:11',
  ('main_problem', 'finding:next_step_needed'),
 ),
 ('intervention:options_stimulant/when', 'modality/options.yaml:623:11', ('main_problem', 'finding:next_step_needed')),
 (
  'intervention:pacing_plan/when',
  'interventions/motivation_goals_pace.yaml:433:11',
  ('challenge_planned', 'any_safety:emergency'),
 ),
 (
  'intervention:partner_individual_offer/when',
  'interventions/life_and_care_around.yaml:122:11',
  ('format', 'preferred_modality', 'safety:ipv_active', 'any_safety:emergency'),
 ),
 (
  'intervention:partner_individual_offer/only_if',
  'interventions/life_and_care_around.yaml:123:14',
  ('partner_offer_agreed', 'format', 'preferred_modality'),
 ),
 (
  'intervention:partner_individual_offer/not_if-1',
  'interventions/life_and_care_around.yaml:125:9',
  ('safety:ipv_high_danger',),
 ),
 (
  'intervention:perinatal_pathway/when',
  'interventions/coordination_outreach.yaml:163:7',
  ('perinatal_status', 'epds_score', 'main_problem', 'any_safety:emergency'),
 ),
 (
  'intervention:perinatal_pathway/only_if',
  'interventions/coordination_outreach.yaml:168:7',
  ('perinatal_status', 'safety:perinatal_red_flag'),
 ),
 (
  'intervention:persistent_kind_outreach/only_if',
  'interventions/coordination_outreach.yaml:46:9',
  ('missed_last_4', 'missed_appointments_90d', 'missed_appointments_12m', 'cannot_be_contacted_days', 'days_since_last_contact'),
 ),
 (
  'intervention:persistent_kind_outreach/not_if-1',
  'interventions/coordination_outreach.yaml:53:9',
  ('partner_controls_access',),
 ),
 (
  'intervention:persistent_kind_outreach/caution-3',
  'interventions/coordination_outreach.yaml:57:9',
  ('declines_offered_treatment',),
 ),
 (
  'intervention:phase_choice_trauma/when',
  'interventions/motivation_goals_pace.yaml:460:11',
  ('trauma_focused_treatment_wanted', 'any_safety:emergency'),
 ),
 ('intervention:phase_choice_trauma/only_if', 'interventions/motivation_goals_pace.yaml:461:14', ('trauma_history',)),
 (
  'intervention:planned_taper_support/only_if',
  'interventions/medicines.yaml:150:7',
  ('asked_about_stopping_medicine', 'withdrawal_symptoms_reported'),
 ),
 (
  'intervention:preference_accommodation/when',
  'interventions/motivation_goals_pace.yaml:328:11',
  ('preferences_asked', 'any_safety:emergency'),
 ),
 (
  'intervention:preference_accommodation/not_if-1',
  'interventions/motivation_goals_pace.yaml:330:9',
  ('preference_unsafe_or_unavailable',),
 ),
 (
  'intervention:private_insurance_statements/when',
  'interventions/life_and_care_around.yaml:200:11',
  ('insurance_statements_go_to_another', 'any_safety:emergency'),
 ),
 (
  'intervention:private_insurance_statements/only_if',
  'interventions/life_and_care_around.yaml:201:14',
  ('insurance_statements_go_to_another',),
 ),
 (
  'intervention:private_safety_screen/only_if',
  'interventions/safety_responses.yaml:242:14',
  ('ipv_screen', 'safety:ipv_active'),
 ),
 (
  'intervention:professional_interpreter/only_if',
  'interventions/communication_culture.yaml:41:7',
  ('language_discordant', 'interpreter_used'),
 ),
 (
  'intervention:professional_interpreter/caution-4',
  'interventions/communication_culture.yaml:46:9',
  ('interpreter_used',),
 ),
 (
  'intervention:raise_structure/not_if-1',
  'interventions/motivation_goals_pace.yaml:46:9',
  ('opposes_direct_suggestions',),
 ),
 (
  'intervention:respect_informed_no/when',
  'interventions/motivation_goals_pace.yaml:651:7',
  ('declines_offered_treatment', 'capacity_doubt', 'any_safety:same_day', 'group_only_offered', 'digital_only_offered'),
 ),
 (
  'intervention:respite_booking/only_if',
  'interventions/life_and_care_around.yaml:221:14',
  ('carer_duties_conflict', 'carer_worn_out', 'care_cover_available'),
 ),
 ('intervention:role_induction/only_if', 'interventions/motivation_goals_pace.yaml:16:14', ('session_number',)),
 ('intervention:safety_planning/caution-4', 'interventions/safety_responses.yaml:56:9', ('protective_factors_known',)),
 (
  'intervention:safety_trust_first/not_if-1',
  'interventions/relationship_and_trust.yaml:24:9',
  ('gate:trust', 'trauma_focused_treatment_wanted'),
 ),
 (
  'intervention:secure_base_consistency/caution-3',
  'interventions/relationship_and_trust.yaml:376:9',
  ('distress_around_breaks',),
 ),
 (
  'intervention:side_effect_review/not_if-1',
  'interventions/medicines.yaml:93:9',
  ('intoxicated_now', 'capacity_doubt'),
 ),
 (
  'intervention:simplify_regimen_aids/only_if',
  'interventions/medicines.yaml:58:7',
  ('doses_per_day', 'adherence_pct', 'stopped_medication_unplanned'),
 ),
 (
  'intervention:simplify_regimen_aids/not_if-1',
  'interventions/medicines.yaml:63:9',
  ('likely:side_effects_burden', 'likely:medication_worries', 'asked_about_stopping_medicine', 'doses_per_day', 'memory_or_planning_problem'),
 ),
 (
  'intervention:single_session_intervention/when',
  'interventions/first_contact_and_wellbeing.yaml:51:11',
  ('setting', 'any_safety:emergency'),
 ),
 (
  'intervention:single_session_intervention/not_if-1',
  'interventions/first_contact_and_wellbeing.yaml:53:9',
  ('finding:reliable_worsening',),
 ),
 (
  'intervention:solution_focused_questions/when',
  'interventions/motivation_goals_pace.yaml:375:11',
  ('planned_sessions', 'setting', 'any_safety:emergency'),
 ),
 ('intervention:stage_matching/only_if', 'interventions/motivation_goals_pace.yaml:198:14', ('change_target_named',)),
 (
  'intervention:stop_technique_now/when',
  'interventions/life_and_care_around.yaml:41:11',
  ('dissociation_in_session', 'any_safety:emergency'),
 ),
 (
  'intervention:stop_technique_now/only_if',
  'interventions/life_and_care_around.yaml:45:7',
  ('dissociation_in_session', 'pace_rating', 'therapy_activity_now'),
 ),
 ('intervention:supported_employment_ips/only_if', 'interventions/access_and_needs.yaml:315:14', ('wants_work',)),
 (
  'intervention:targeted_medical_workup/caution-3',
  'interventions/review_and_feedback.yaml:271:9',
  ('days_since_any_medicine_change',),
 ),
 ('intervention:telehealth_tuneup/only_if', 'interventions/access_and_needs.yaml:16:14', ('delivery',)),
 (
  'intervention:telehealth_tuneup/not_if-1',
  'interventions/access_and_needs.yaml:19:9',
  ('family_member_suspected_abuser', 'vulnerable_adult_abuse_suspected', 'partner_controls_access'),
 ),
 (
  'intervention:telehealth_video_or_phone/not_if-1',
  'interventions/access_and_needs.yaml:142:9',
  ('private_space_remote',),
 ),
 ('intervention:therapeutic_assessment/only_if', 'interventions/review_and_feedback.yaml:12:14', ('session_number',)),
 ('intervention:time_alone_young_person/only_if', 'interventions/relationship_and_trust.yaml:549:14', ('age_years',)),
 (
  'intervention:transport_support/when',
  'interventions/access_and_needs.yaml:104:11',
  ('safety:driving_hazard', 'any_safety:emergency'),
 ),
 (
  'intervention:transport_support/only_if',
  'interventions/access_and_needs.yaml:106:7',
  ('transport_problem_reported', 'physical_access_need', 'safety:driving_hazard'),
 ),
 (
  'intervention:trauma_focused_therapy_offer/when',
  'interventions/treatments.yaml:344:11',
  ('main_problem', 'finding:next_step_needed'),
 ),
 (
  'intervention:trauma_focused_therapy_offer/only_if',
  'interventions/treatments.yaml:345:14',
  ('pc_ptsd5_score', 'pcl5_score', 'main_problem'),
 ),
 (
  'intervention:unguided_digital_option/only_if',
  'interventions/treatments.yaml:223:7',
  ('preferred_modality', 'phq9_total', 'phq9_item9', 'suicide_risk_conversation_done', 'internet_adequate', 'digital_confidence'),
 ),
 ('intervention:unguided_digital_option/not_if-1', 'interventions/treatments.yaml:230:9', ('epds_score',)),
 (
  'intervention:warm_handover_care_navigation/when',
  'interventions/coordination_outreach.yaml:80:7',
  ('safety:psychosis_present', 'safety:mania_acute', 'main_problem', 'any_safety:emergency'),
 ),
 (
  'intervention:wellbeing_beyond_symptoms/not_if-1',
  'interventions/first_contact_and_wellbeing.yaml:276:9',
  ('finding:reliable_worsening',),
 ),
 (
  'intervention:what_have_we_missed/when',
  'interventions/review_and_feedback.yaml:120:11',
  ('finding:nonresponse', 'finding:basics_unchecked'),
 ),
 ('intervention:youth_engagement/only_if', 'interventions/relationship_and_trust.yaml:301:14', ('age_years',)),
 (
  'contraindication:activity-push-when-effort-costs-days',
  'contraindications.yaml:106:5',
  ('post_session_distress_days', 'physical_access_need', 'anaemia_or_b12_or_ferritin_low', 'tsh_out_of_range', 'chronic_pain', 'brain_injury_or_stroke'),
 ),
 (
  'contraindication:behavioural-activation-exercise-when-ed-instability-adult',
  'contraindications.yaml:85:5',
  ('safety:ed_instability_adult',),
 ),
 (
  'contraindication:behavioural-activation-exercise-when-ed-instability-young',
  'contraindications.yaml:92:5',
  ('safety:ed_instability_young',),
 ),
 (
  'contraindication:behavioural-activation-exercise-when-mania-acute',
  'contraindications.yaml:305:5',
  ('safety:mania_acute',),
 ),
 (
  'contraindication:behavioural-activation-exercise-when-restrictive-eating-or-purging',
  'contraindications.yaml:99:5',
  ('restrictive_eating_or_purging',),
 ),
 (
  'contraindication:carer-support-when-danger-at-home',
  'contraindications.yaml:325:5',
  ('safety:ipv_active', 'safety:ipv_high_danger', 'safety:family_abuse_no_family_work'),
 ),
 ('contraindication:caring-followup-72h-when-ipv-active', 'contraindications.yaml:293:5', ('safety:ipv_active',)),
 (
  'contraindication:cbt-i-in-withdrawal',
  'contraindications.yaml:193:5',
  ('withdrawal_symptoms_reported', 'safety:benzodiazepine_abrupt_stop', 'ciwa_ar'),
 ),
 ('contraindication:cbt-i-when-mania-acute', 'contraindications.yaml:186:5', ('safety:mania_acute',)),
 ('contraindication:cbt-i-when-seizure-now-or-recent', 'contraindications.yaml:200:5', ('seizure_now_or_recent',)),
 ('contraindication:cbt-i-when-stopbang-score-5', 'contraindications.yaml:207:5', ('stopbang_score',)),
 ('contraindication:consent-withdrawn', 'contraindications.yaml:372:5', ('consent_to_treatment',)),
 (
  'contraindication:couples-family-when-adolescent-asks-privacy',
  'contraindications.yaml:318:5',
  ('safety:adolescent_confidential',),
 ),
 ('contraindication:couples-family-when-child-abuse', 'contraindications.yaml:25:5', ('safety:child_abuse',)),
 (
  'contraindication:couples-family-when-family-abuse-no-family-work',
  'contraindications.yaml:18:5',
  ('safety:family_abuse_no_family_work',),
 ),
 ('contraindication:couples-family-when-ipv-active', 'contraindications.yaml:2:5', ('safety:ipv_active',)),
 ('contraindication:couples-family-when-ipv-high-danger', 'contraindications.yaml:11:5', ('safety:ipv_high_danger',)),
 ('contraindication:couples-family-when-screen-positive', 'contraindications.yaml:312:5', ('ipv_screen',)),
 ('contraindication:depth-when-dissociating', 'contraindications.yaml:352:5', ('dissociation_in_session',)),
 (
  'contraindication:digital-self-guided-when-partner-controls-access',
  'contraindications.yaml:142:5',
  ('partner_controls_access',),
 ),
 (
  'contraindication:digital-self-guided-when-psychosis-present',
  'contraindications.yaml:135:5',
  ('safety:psychosis_present',),
 ),
 (
  'contraindication:digital-self-guided-when-suicidal-thoughts',
  'contraindications.yaml:387:5',
  ('cssrs_active_thoughts',),
 ),
 (
  'contraindication:digital-self-guided-when-suicide-ideation-no-intent',
  'contraindications.yaml:128:5',
  ('safety:suicide_ideation_no_intent',),
 ),
 (
  'contraindication:digital-self-guided-when-suicide-intent-or-plan',
  'contraindications.yaml:121:5',
  ('safety:suicide_intent_or_plan',),
 ),
 (
  'contraindication:easy-read-or-alternative-formats-when-ipv-active',
  'contraindications.yaml:299:5',
  ('safety:ipv_active',),
 ),
 (
  'contraindication:erp-pathway-when-suicide-intent-or-plan',
  'contraindications.yaml:267:5',
  ('safety:suicide_intent_or_plan',),
 ),
 ('contraindication:exposure-when-ciwa-ar-10', 'contraindications.yaml:260:5', ('ciwa_ar',)),
 (
  'contraindication:family-psychoeducation-when-minor-requests-confidentiality',
  'contraindications.yaml:32:5',
  ('minor_requests_confidentiality',),
 ),
 ('contraindication:group-when-acute-paranoia', 'contraindications.yaml:71:5', ('acute_paranoia',)),
 ('contraindication:group-when-mania-acute', 'contraindications.yaml:78:5', ('safety:mania_acute',)),
 ('contraindication:group-when-only-offer', 'contraindications.yaml:365:5', ('group_only_offered',)),
 ('contraindication:group-when-psychosis-present', 'contraindications.yaml:65:5', ('safety:psychosis_present',)),
 ('contraindication:guided-digital-cbt-when-phq9-score-20', 'contraindications.yaml:149:5', ('phq9_total',)),
 (
  'contraindication:medication-conversation-when-antidepressant-activation',
  'contraindications.yaml:219:5',
  ('safety:antidepressant_activation',),
 ),
 (
  'contraindication:medication-conversation-when-clozapine-interrupted',
  'contraindications.yaml:226:5',
  ('safety:clozapine_interrupted',),
 ),
 (
  'contraindication:messages-when-watched',
  'contraindications.yaml:332:5',
  ('partner_controls_access', 'fear_of_partner'),
 ),
 ('contraindication:mi-evocation-when-capacity-doubt', 'contraindications.yaml:281:5', ('safety:capacity_doubt',)),
 ('contraindication:modality-change-when-delirium', 'contraindications.yaml:274:5', ('safety:delirium',)),
 (
  'contraindication:neuromodulation-specialist-referral-when-capacity-doubt',
  'contraindications.yaml:254:5',
  ('safety:capacity_doubt',),
 ),
 ('contraindication:offer-lai-as-choice-when-legal-mandate', 'contraindications.yaml:213:5', ('mandated',)),
 (
  'contraindication:persistent-kind-outreach-when-clear-no',
  'contraindications.yaml:287:5',
  ('declines_offered_treatment',),
 ),
 (
  'contraindication:planned-taper-support-when-benzodiazepine-abrupt-stop',
  'contraindications.yaml:167:5',
  ('safety:benzodiazepine_abrupt_stop',),
 ),
 ('contraindication:planned-taper-support-when-on-clozapine', 'contraindications.yaml:174:5', ('on_clozapine',)),
 ('contraindication:planned-taper-support-when-on-lithium', 'contraindications.yaml:180:5', ('on_lithium',)),
 (
  'contraindication:shared-decision-when-intoxicated-now',
  'contraindications.yaml:247:5',
  ('safety:intoxicated_now',),
 ),
 (
  'contraindication:simplify-regimen-aids-when-suicide-ideation-no-intent',
  'contraindications.yaml:161:5',
  ('safety:suicide_ideation_no_intent',),
 ),
 (
  'contraindication:step-down-when-missed-appointments-12m-2',
  'contraindications.yaml:240:5',
  ('missed_appointments_12m',),
 ),
 (
  'contraindication:step-down-when-suicidal-thoughts-not-talked-about',
  'contraindications.yaml:394:5',
  ('cssrs_active_thoughts', 'suicide_risk_conversation_done'),
 ),
 (
  'contraindication:step-down-when-unreachable-with-risk',
  'contraindications.yaml:233:5',
  ('safety:unreachable_with_risk',),
 ),
 ('contraindication:step-down-when-worse', 'contraindications.yaml:358:5', ('finding:reliable_worsening',)),
 (
  'contraindication:telehealth-video-or-phone-when-remote-location-unknown',
  'contraindications.yaml:155:5',
  ('safety:remote_location_unknown',),
 ),
 (
  'contraindication:trauma-focused-therapy-offer-when-psychosis-present',
  'contraindications.yaml:52:5',
  ('psychosis_present',),
 ),
 (
  'contraindication:trauma-focused-therapy-offer-when-substance-interaction',
  'contraindications.yaml:59:5',
  ('likely:substance_interaction',),
 ),
 (
  'contraindication:trauma-processing-when-current-danger',
  'contraindications.yaml:339:5',
  ('current_danger_from_others',),
 ),
 ('contraindication:trauma-processing-when-mania-acute', 'contraindications.yaml:45:5', ('safety:mania_acute',)),
 (
  'contraindication:trauma-processing-when-psychosis-unsafe',
  'contraindications.yaml:345:5',
  ('psychosis_acute_unsafe',),
 ),
 (
  'contraindication:trauma-processing-when-suicide-intent-or-plan',
  'contraindications.yaml:38:5',
  ('safety:suicide_intent_or_plan',),
 ),
 (
  'pathway:alliance_and_empowerment/until-meet',
  'pathways/alliance_and_empowerment.yaml:24:16',
  ('gate:consent_clarity',),
 ),
 (
  'pathway:alliance_and_empowerment/until-agree',
  'pathways/alliance_and_empowerment.yaml:47:16',
  ('gate:no_open_strain', 'gate:shared_goal'),
 ),
 (
  'pathway:alliance_and_empowerment/until-explore',
  'pathways/alliance_and_empowerment.yaml:53:16',
  ('gate:readiness',),
 ),
 (
  'pathway:alliance_and_empowerment/until-work',
  'pathways/alliance_and_empowerment.yaml:67:16',
  ('gate:review_done',),
 ),
 (
  'pathway:first_session_and_four_r/until-before',
  'pathways/first_session_and_four_r.yaml:15:16',
  ('session_number',),
 ),
 (
  'pathway:first_session_and_four_r/until-first_hour',
  'pathways/first_session_and_four_r.yaml:31:16',
  ('session_number',),
 ),
 (
  'pathway:first_session_and_four_r/until-relief',
  'pathways/first_session_and_four_r.yaml:43:16',
  ('goal_progress_reported', 'finding:reliable_improvement', 'client_reports_enough_progress'),
 ),
 (
  'pathway:first_session_and_four_r/until-root_cause',
  'pathways/first_session_and_four_r.yaml:58:11',
  ('gate:review_done', 'gate:shared_goal', 'client_reports_enough_progress', 'finding:reliable_improvement', 'satisfied_with_current_care'),
 ),
 (
  'pathway:first_session_and_four_r/until-rebalance',
  'pathways/first_session_and_four_r.yaml:73:11',
  ('client_reports_enough_progress', 'finding:reliable_improvement', 'gains_credited_to_self', 'goal_progress_reported', 'satisfied_with_current_care'),
 ),
 (
  'pathway:right_help_not_offered_yet/only_if',
  'pathways/right_help_not_offered_yet.yaml:5:14',
  ('finding:next_step_needed',),
 ),
 (
  'pathway:right_help_not_offered_yet/until-reframe',
  'pathways/right_help_not_offered_yet.yaml:10:16',
  ('gate:consent_clarity', 'blaming_label_in_notes'),
 ),
 (
  'pathway:right_help_not_offered_yet/until-account',
  'pathways/right_help_not_offered_yet.yaml:26:16',
  ('gate:no_open_strain', 'gate:review_done'),
 ),
 (
  'pathway:right_help_not_offered_yet/until-choose',
  'pathways/right_help_not_offered_yet.yaml:40:16',
  ('gate:shared_goal', 'preference_met'),
 ),
 (
  'pathway:right_help_not_offered_yet/until-trial',
  'pathways/right_help_not_offered_yet.yaml:48:16',
  ('finding:reliable_improvement',),
 ),
 (
  'pathway:trust_before_challenge/only_if',
  'pathways/trust_before_challenge.yaml:5:14',
  ('trauma_focused_treatment_wanted',),
 ),
 (
  'pathway:trust_before_challenge/until-safe',
  'pathways/trust_before_challenge.yaml:22:16',
  ('gate:consent_clarity', 'gate:trust'),
 ),
 (
  'pathway:trust_before_challenge/until-own_pace',
  'pathways/trust_before_challenge.yaml:40:16',
  ('gate:no_open_strain', 'gate:permission'),
 ),
 ('pathway:trust_before_challenge/until-deepen', 'pathways/trust_before_challenge.yaml:45:16', ('gate:review_done',)),
 ('assume:asex-item-within-total', 'invariants.yaml:378:5', ('asex_total', 'asex_max_item')),
 ('assume:danger-and-negative-screen', 'invariants.yaml:369:5', ('fear_of_partner', 'ipv_screen')),
 ('assume:decision-and-precontemplation', 'invariants.yaml:367:5', ('decision_made', 'soc_stage')),
 ('assume:hits-item-within-total', 'invariants.yaml:380:5', ('hits_score', 'hits_physical_item')),
 ('assume:improving-and-deteriorated', 'invariants.yaml:365:5', ('measures_improving', 'alert_status')),
 ('assume:intent-implies-thoughts', 'invariants.yaml:353:5', ('cssrs_intent', 'cssrs_active_thoughts')),
 ('assume:item10-within-total', 'invariants.yaml:351:5', ('epds_score', 'epds_item10')),
 ('assume:item9-within-total', 'invariants.yaml:349:5', ('phq9_total', 'phq9_item9')),
 ('assume:lowest-item-within-total', 'invariants.yaml:374:5', ('srs_total', 'srs_lowest_item')),
 ('assume:method-implies-thoughts', 'invariants.yaml:355:5', ('cssrs_method', 'cssrs_active_thoughts')),
 ('assume:minor-means-under-18', 'invariants.yaml:363:5', ('minor_requests_confidentiality', 'age_years')),
 (
  'assume:missed-90-days-within-year',
  'invariants.yaml:359:5',
  ('missed_appointments_12m', 'missed_appointments_90d'),
 ),
 ('assume:perfect-ratings-and-low-total', 'invariants.yaml:372:5', ('srs_all_perfect_count', 'srs_total')),
 ('assume:perinatal-age', 'invariants.yaml:361:5', ('perinatal_status', 'age_years')),
 (
  'assume:recent-behaviour-is-lifetime-behaviour',
  'invariants.yaml:357:5',
  ('cssrs_behavior_3m', 'cssrs_behavior_lifetime'),
 ),
 ('assume:unresponsive-and-satisfied', 'invariants.yaml:376:5', ('unresponsive', 'satisfied_with_current_care')),
)

PARTS = {
 8: ('srs_all_perfect_count', 777, 778),
 23: ('says_nothing_in_the_way',),
 45: (),
 46: (),
 47: (),
 48: (),
 49: (),
 50: (),
 51: (),
 52: (),
 53: (),
 54: (),
 55: (),
 56: (),
 57: (),
 58: (),
 59: (),
 84: ('argues_or_interrupts',),
 114: ('therapist_predicts_good_progress', 780),
 191: (818,),
 228: (),
 230: ('post_session_distress_days', 817),
 266: ('ors_change', 779),
 267: ('phq9_change', 779),
 268: ('gad7_change', 779),
 269: ('oq45_change', 779),
 303: ('pace_rating',),
 333: ('days_since_any_medicine_change', 781),
 342: ('new_agitation_or_suicidality',),
 365: ('homework_assigned', 'homework_format_unworkable', 782, 783),
 387: ('grief_fills_most_days',),
 405: ('ipv_screen',),
 407: (),
 408: ('permission_for_challenge',),
 411: ('suicide_risk_conversation_done',),
 412: ('own_goal_stated',),
 413: (816,),
 418: ('bars_global', 784),
 420: (785, 786),
 422: ('ciwa_ar', 787, 'hallucinating_in_withdrawal', 788),
 431: ('rigidity', 819),
 432: ('bfcsi_count', 789),
 440: ('on_clozapine', 791),
 444: ('format',),
 450: (792, 'age_years', 793),
 452: (792, 'age_years', 794),
 458: ('hopelessness_statement',),
 460: (795, 'lethal_means_access'),
 463: ('perinatal_status', 820),
 467: ('partner_controls_access', 'family_opposes_treatment', 'private_space_remote', 'current_danger_from_others', 821),
 472: ('on_lithium', 796),
 482: ('antipsychotic_exposure_72h', 800),
 484: ('opioid_exposure',),
 486: ('unresponsive', 803),
 490: ('cssrs_behavior_lifetime',),
 494: (804,),
 496: ('perinatal_status', 805),
 500: (806, 'acute_paranoia'),
 508: ('self_harm_told',),
 512: ('serotonergic_exposure', 813),
 521: (822,),
 524: ('cannot_be_contacted_days', 814),
 528: ('threat_identifiable_person', 815),
 531: ('family_member_suspected_abuser', 823),
 534: ('cssrs_wish_dead',),
 536: ('finding:reliable_worsening',),
 538: ('unread_result_waiting',),
 541: (),
 546: ('mdq_symptoms', 'activation_on_antidepressant', 'mania_signs'),
 547: (),
 550: (824,),
 567: (),
 568: ('infant_harm_thoughts',),
 571: (),
 572: ('session_number',),
 574: ('challenge_planned',),
 575: ('permission_for_challenge', 825),
 578: (826, 827),
 579: ('main_problem', 'suicide_risk_conversation_done'),
 584: ('session_number',),
 587: (828, 829, 830),
 589: (831,),
 590: ('legal_or_asylum_matter_open',),
 595: ('change_target_named', 832),
 598: ('change_target_named', 832),
 600: (833, 834),
 601: (835, 836, 837),
 604: (838, 839),
 607: ('safety:missed_care_risk_marker',),
 611: (840, 'finding:next_step_needed'),
 616: ('main_problem', 841, 'finding:next_step_needed'),
 619: ('main_problem', 842, 'finding:next_step_needed'),
 634: ('challenge_planned',),
 635: (843, 'safety:ipv_active'),
 636: ('partner_offer_agreed', 843),
 638: ('perinatal_status', 844),
 639: (845,),
 640: (846, 847, 848, 849, 850),
 643: ('trauma_focused_treatment_wanted',),
 645: (851, 852),
 646: ('preferences_asked',),
 648: ('insurance_statements_go_to_another',),
 650: (),
 651: ('language_discordant', 853),
 654: ('declines_offered_treatment',),
 661: (854, 855, 856),
 662: (857, 'doses_per_day', 'memory_or_planning_problem'),
 663: ('setting',),
 665: (858,),
 667: ('dissociation_in_session',),
 668: ('dissociation_in_session', 859),
 676: ('safety:driving_hazard',),
 677: ('transport_problem_reported', 'physical_access_need'),
 680: ('preferred_modality', 'phq9_total', 860),
 682: (861,),
 686: ('post_session_distress_days', 817),
 747: (),
 748: (),
 750: (862, 'client_reports_enough_progress', 863),
 751: ('client_reports_enough_progress', 864, 865),
 753: ('gate:consent_clarity',),
 757: (),
 761: ('asex_max_item', 'asex_total'),
 764: ('hits_physical_item', 'hits_score'),
 767: ('epds_item10', 'epds_score'),
 768: ('phq9_item9', 'phq9_total'),
 769: ('srs_lowest_item', 'srs_total'),
 772: ('missed_appointments_90d', 'missed_appointments_12m'),
 777: ('autism_known', 'measures_used_regularly'),
 778: ('language_discordant', 'measures_used_regularly'),
 779: ('session_number', 'weeks_in_current_treatment'),
 780: ('phq9_change', 'gad7_change', 'oq45_change', 'ors_change', 'homework_done_ratio_last4', 'superficial_agreement'),
 781: ('agitation', 'new_agitation_or_suicidality', 'bars_global'),
 782: (),
 783: (),
 784: ('cssrs_active_thoughts', 'phq9_item9', 'agitation', 'new_agitation_or_suicidality'),
 785: ('ciwa_ar',),
 786: ('history_withdrawal_seizure_or_dt', 'hours_since_last_drink'),
 787: ('seizure_now_or_recent', 'hours_since_last_drink'),
 788: ('history_withdrawal_seizure_or_dt', 'hours_since_last_drink', 'ciwa_ar'),
 789: ('temp_c', 'autonomic_instability'),
 790: ('anc_per_ul',),
 791: ('fever_or_infection_signs', 'chest_pain_or_myocarditis_signs', 790, 'anc_per_ul'),
 792: ('restrictive_eating_or_purging', 'main_problem'),
 793: (
  'heart_rate',
  'sbp',
  'potassium',
  'glucose_mmol',
  'temp_c',
  'orthostatic_hr_rise',
  'orthostatic_sbp_drop',
  'bmi',
  'syncope',
  'acute_food_refusal',
  'phosphate_low',
 ),
 794: (
  'heart_rate',
  'pct_median_bmi',
  'sbp',
  'dbp',
  'temp_c',
  'orthostatic_hr_rise',
  'orthostatic_sbp_drop',
  'potassium',
  'phosphate_low',
  'syncope',
  'acute_food_refusal',
 ),
 795: ('cssrs_active_thoughts', 'cssrs_method', 'phq9_item9', 'days_since_suicide_attempt'),
 796: ('lithium_level', 'lithium_toxicity_signs'),
 797: ('rigidity', 'reduced_consciousness'),
 798: ('temp_c', 797),
 799: ('rigidity', 'reduced_consciousness'),
 800: (798, 799, 'ck_times_uln'),
 801: ('respiratory_rate', 'reduced_consciousness'),
 802: ('respiratory_rate', 801),
 803: ('opioid_exposure', 802),
 804: ('phq9_item9', 'epds_item10'),
 805: (
  'psychosis_present',
  'mania_signs',
  'acute_confusion_fluctuating',
  'infant_harm_thoughts',
  'command_hallucinations_harm',
 ),
 806: ('psychosis_present',),
 807: ('agitation', 'diaphoresis'),
 808: ('clonus_inducible', 807),
 809: ('clonus_ocular', 807),
 810: ('tremor', 'hyperreflexia'),
 811: ('clonus_ocular', 'clonus_inducible'),
 812: ('hypertonia', 'temp_c', 811),
 813: ('clonus_spontaneous', 808, 809, 810, 812),
 814: (
  'days_since_suicide_attempt',
  'cssrs_active_thoughts',
  'cssrs_intent',
  'psychosis_acute_unsafe',
  'days_since_psychiatric_discharge',
 ),
 815: ('command_hallucinations_harm', 'weapon_access'),
 816: ('trust_rating_0_10', 'srs_total', 'permission_for_challenge'),
 817: (
  'physical_access_need',
  'anaemia_or_b12_or_ferritin_low',
  'tsh_out_of_range',
  'chronic_pain',
  'brain_injury_or_stroke',
 ),
 818: ('client_wants_to_stop', 'client_reports_enough_progress'),
 819: ('psychosis_present', 'acute_food_refusal'),
 820: ('psychosis_present', 'perinatal_red_flag', 'command_hallucinations_harm'),
 821: ('format',),
 822: ('partner_controls_access', 'immigration_or_records_fear'),
 823: ('intellectual_disability', 'partner_controls_access'),
 824: (
  'goal_progress_reported',
  'satisfied_with_current_care',
  'client_reports_enough_progress',
  'finding:reliable_improvement',
 ),
 825: ('soc_stage',),
 826: ('preferred_modality',),
 827: ('ucla3_score',),
 828: ('audit_score',),
 829: ('dast10_score',),
 830: ('main_problem',),
 831: ('measures_improving', 'goal_progress_reported', 'satisfied_with_current_care', 'finding:nothing_stands_in_the_way'),
 832: ('soc_stage',),
 833: ('main_problem', 'adequate_antidepressant_trials', 'no_meaningful_improvement'),
 834: ('main_problem', 'psychosis_present'),
 835: ('diagnosis_reviewed_after_nonresponse',),
 836: ('psychosis_present', 'main_problem'),
 837: ('bfcsi_count',),
 838: ('clinician_neutrality_required', 'decision_made'),
 839: ('soc_stage',),
 840: ('autism_known', 'aq10_score'),
 841: ('dissociation_in_session', 'therapy_sessions_model_specific'),
 842: ('adequate_antidepressant_trials', 'modalities_tried_adequately'),
 843: ('format', 'preferred_modality'),
 844: ('epds_score', 'main_problem'),
 845: ('perinatal_status',),
 846: ('missed_last_4',),
 847: ('missed_appointments_90d',),
 848: ('missed_appointments_12m',),
 849: ('cannot_be_contacted_days',),
 850: ('days_since_last_contact',),
 851: ('asked_about_stopping_medicine',),
 852: ('withdrawal_symptoms_reported',),
 853: ('interpreter_used',),
 854: ('doses_per_day',),
 855: ('adherence_pct',),
 856: ('stopped_medication_unplanned',),
 857: ('likely:side_effects_burden', 'likely:medication_worries', 'asked_about_stopping_medicine'),
 858: ('planned_sessions', 'setting'),
 859: ('pace_rating', 'therapy_activity_now'),
 860: ('phq9_item9', 'suicide_risk_conversation_done'),
 861: ('safety:psychosis_present', 'safety:mania_acute'),
 862: ('gate:review_done', 'gate:shared_goal'),
 863: ('finding:reliable_improvement', 'satisfied_with_current_care'),
 864: ('finding:reliable_improvement', 'gains_credited_to_self'),
 865: ('goal_progress_reported', 'satisfied_with_current_care'),
}

FINDINGS = {
 'basics_unchecked': ('basics-unchecked',),
 'mdq_positive': ('mdq-positive',),
 'missed_bipolar': ('check-bipolar-found',),
 'missed_body': ('check-body-found',),
 'missed_communication': ('check-communication-found',),
 'missed_dose_and_time': ('check-dose-and-time-found',),
 'missed_fit_and_preference': ('check-fit-and-preference-found',),
 'missed_life': ('check-life-found',),
 'missed_measure_valid': ('check-measure-valid-found',),
 'missed_medicines': ('check-medicines-found',),
 'missed_ocd_eating_adhd_autism': ('check-ocd-eating-adhd-autism-found',),
 'missed_psychosis': ('check-psychosis-found',),
 'missed_sleep': ('check-sleep-found',),
 'missed_substances': ('check-substances-found',),
 'missed_taken': ('check-taken-found',),
 'missed_therapy_dose_fidelity': ('check-therapy-dose-fidelity-found',),
 'missed_trauma': ('check-trauma-found',),
 'next_step_needed': ('next-step',),
 'nonresponse': ('nonresponse-alert', 'nonresponse-history', 'nonresponse-measure', 'nonresponse-person', 'nonresponse-sessions'),
 'nothing_stands_in_the_way': ('nothing-in-the-way-said',),
 'reliable_improvement': ('better-gad7', 'better-oq45', 'better-ors', 'better-phq9', 'better-recorded'),
 'reliable_worsening': ('worse-alert', 'worse-gad7', 'worse-oq45', 'worse-ors', 'worse-phq9'),
 'something_missed': ('something-missed',),
 'trial_adequate_medicine': (
  'adequate-antidepressant-full',
  'adequate-antidepressant-no-response',
  'adequate-antipsychotic',
  'adequate-ocd-medicine',
 ),
 'trial_adequate_therapy': (
  'adequate-cbti',
  'adequate-dbt-mbt',
  'adequate-erp',
  'adequate-therapy-depression',
  'adequate-therapy-depression-mild',
  'adequate-trauma-focused',
 ),
 'unchecked_bipolar': ('check-bipolar-open',),
 'unchecked_body': ('check-body-open',),
 'unchecked_communication': ('check-communication-open',),
 'unchecked_dose_and_time': ('check-dose-and-time-open',),
 'unchecked_fit_and_preference': ('check-fit-and-preference-open',),
 'unchecked_life': ('check-life-open',),
 'unchecked_measure_valid': ('check-measure-valid-open',),
 'unchecked_medicines': ('check-medicines-open',),
 'unchecked_ocd_eating_adhd_autism': ('check-ocd-eating-adhd-autism-open',),
 'unchecked_psychosis': ('check-psychosis-open',),
 'unchecked_sleep': ('check-sleep-open',),
 'unchecked_substances': ('check-substances-open',),
 'unchecked_taken': ('check-taken-open',),
 'unchecked_therapy_dose_fidelity': ('check-therapy-dose-fidelity-open',),
 'unchecked_trauma': ('check-trauma-open',),
}

SAFETY = {
 'acute_dystonia': {
  'label': 'Acute dystonia',
  'urgency': 'emergency',
  'because': 'Muscles of neck, jaw, throat or eyes are in spasm',
  'do_first': ('Treat urgently with an anticholinergic, by clinicians, and look after the airway.',),
  'respond_with': ('emergency_response_handover',),
  'cite': ('nice_ng10',),
  'hold_back': {
   'because': 'It is painful and may block the airway',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Neck, jaw, eyes, breathing?'},
  'policy': {'text': None},
 },
 'adolescent_confidential': {
  'label': 'Young person asks for confidentiality',
  'urgency': 'note',
  'because': 'A young person asks that something stays private',
  'do_first': ('Keep it private within the law, and explain the limits.', 'Plan together whatever has to be told.'),
  'respond_with': ('time_alone_young_person',),
  'alone': True,
  'private': True,
  'cite': ('gillick_1986', 'infoblock_harm'),
  'hold_back': {
   'because': 'Family work without agreement breaks trust; still needed if serious risk, after safety planning',
   'interventions': ('appointment_reminders_two_way',),
   'categories': ('couples_family',),
  },
  'ask_if_unknown': {'ask': 'What would you not want home to know?'},
  'policy': {'text': None},
 },
 'akathisia_with_risk': {
  'label': 'Akathisia with suicidal thoughts or agitation',
  'urgency': 'same_day',
  'because': 'Inner restlessness (Barnes {bars_global}) together with dark thoughts or agitation',
  'do_first': ('Same-day prescriber review: treat the cause, do not raise the dose.',),
  'respond_with': ('side_effect_review', 'same_day_medical_assessment', 'direct_suicide_conversation'),
  'private': True,
  'cite': ('barnes_1989',),
  'hold_back': {
   'because': 'Inner torment is not anxiety to be pushed through',
   'categories': ('medication_conversation', 'behavioural_activation_exercise', 'digital_self_guided'),
  },
  'ask_if_unknown': {'ask': 'Do you feel unable to keep still inside?'},
  'policy': {'text': None},
 },
 'alcohol_withdrawal_moderate': {
  'label': 'Moderate withdrawal or dangerous past withdrawal',
  'urgency': 'same_day',
  'because': 'Withdrawal is moderate, or an earlier one was dangerous',
  'do_first': ('Make a medical plan the same day, with thiamine.', 'The person does not stop alone.'),
  'respond_with': ('withdrawal_medical_management', 'same_day_medical_assessment'),
  'private': True,
  'cite': ('asam_2020',),
  'hold_back': {
   'because': 'The body has to be steady first',
   'categories': ('exposure', 'trauma_processing', 'digital_self_guided', 'behavioural_activation_exercise'),
  },
  'ask_if_unknown': {'ask': 'Shaking or sweating now?'},
  'policy': {'text': None},
 },
 'alcohol_withdrawal_severe': {
  'label': 'Severe or complicated alcohol withdrawal',
  'urgency': 'emergency',
  'because': 'Withdrawal is severe, or complicated by a seizure, hallucinations or an earlier dangerous withdrawal',
  'do_first': ('This is for hospital: CIWA-Ar 19 or more; a seizure, hallucinations or delirium; or an earlier seizure or delirium together with 10 or more.',),
  'respond_with': ('withdrawal_medical_management', 'emergency_response_handover', 'same_day_medical_assessment'),
  'private': True,
  'cite': ('asam_2020', 'emtala'),
  'hold_back': {
   'because': "Counselling or 'just stop' could kill",
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'When was your last drink? Ever had fits or seen things when stopping?'},
  'policy': {'text': None},
 },
 'antidepressant_activation': {
  'label': 'New agitation or suicidality after starting/changing an antidepressant',
  'urgency': 'same_day',
  'because': 'New agitation or dark thoughts {antidepressant_started_or_changed_days} days after an antidepressant was started or changed',
  'do_first': ('The prescriber sees or rings the person the same day.', 'Ask directly about suicide, and look for mania and for inner restlessness. People under 25 need it most.'),
  'respond_with': ('direct_suicide_conversation', 'same_day_medical_assessment'),
  'alone': True,
  'private': True,
  'cite': ('nice_ng222', 'stone_2009'),
  'hold_back': {
   'because': "Telling someone to 'persist' is unsafe",
   'categories': ('medication_conversation', 'digital_self_guided', 'step_down'),
  },
  'ask_if_unknown': {'ask': 'Since the change, feeling restless, irritable or having dark thoughts?'},
  'policy': {'text': None},
 },
 'benzodiazepine_abrupt_stop': {
  'label': 'Abrupt stop after regular benzodiazepine use',
  'urgency': 'same_day',
  'because': 'A benzodiazepine was stopped or cut sharply after {benzodiazepine_daily_weeks} weeks of near-daily use',
  'do_first': ('Reach the prescriber the same day; no further cuts until the person is seen, and then a slow plan.', 'Seizures are possible.'),
  'respond_with': ('withdrawal_medical_management',),
  'cite': ('asam_bzd_2025', 'fda_bzd_2020', 'nice_ng215'),
  'hold_back': {
   'because': 'This is withdrawal, and not the old anxiety; nobody should advise to stop',
   'categories': ('medication_conversation', 'exposure', 'trauma_processing'),
  },
  'ask_if_unknown': {'ask': 'How much, how long, last dose?'},
  'policy': {'text': None},
 },
 'capacity_doubt': {
  'label': 'Doubt about capacity for this decision',
  'urgency': 'same_day',
  'because': 'There is doubt about capacity for this decision',
  'do_first': ('Help the person decide first; then assess capacity for this one decision, before any step that needs consent.',),
  'respond_with': ('capacity_assessment_support', 'professional_interpreter'),
  'cite': ('appelbaum_2007', 'mca_2005'),
  'hold_back': {
   'because': 'Consent must be valid; saying no is in itself no reason for doubt',
   'categories': ('shared_decision', 'medication_change', 'step_down', 'neuromodulation'),
  },
  'ask_if_unknown': {'ask': 'Is there doubt about capacity? Ask: can you tell me back what the choice is?'},
  'policy': {'text': None},
 },
 'catatonia': {
  'label': 'Possible catatonia',
  'urgency': 'same_day',
  'because': '{bfcsi_count} catatonic signs are present',
  'do_first': ('Arrange a psychiatric and medical assessment the same day; specialists may try a benzodiazepine.', 'See that the person drinks; be careful with antipsychotics.'),
  'respond_with': ('same_day_medical_assessment',),
  'cite': ('bush_1996', 'rogers_2023'),
  'hold_back': {
   'because': 'Immobility or mutism is not refusal',
   'categories': ('group', 'digital_self_guided', 'couples_family', 'trauma_processing', 'exposure', 'behavioural_activation_exercise', 'step_down', 'medication_conversation'),
  },
  'ask_if_unknown': {'ask': 'Is the person eating, drinking, moving?'},
  'policy': {'text': None},
 },
 'catatonia_malignant': {
  'label': 'Catatonic signs with fever or autonomic instability',
  'urgency': 'emergency',
  'because': '{bfcsi_count} catatonic signs together with fever or unstable pulse and pressure',
  'do_first': ('Hospital now: this may be malignant catatonia or neuroleptic malignant syndrome.',),
  'respond_with': ('emergency_response_handover',),
  'cite': ('rogers_2023',),
  'hold_back': {
   'because': 'The body is in danger',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Temperature, pulse, BP?'},
  'policy': {'text': None},
 },
 'child_abuse': {
  'label': 'Child abuse/neglect suspected',
  'urgency': 'same_day',
  'because': 'There is suspicion of harm to a child',
  'do_first': ('Report today as the law requires; if a child is in danger now, call emergency services.', "The child's safety comes before the alliance."),
  'respond_with': ('supportive_mandated_report',),
  'alone': True,
  'private': True,
  'cite': ('capta', 'children_act_1989'),
  'hold_back': {
   'because': 'Family sessions with a suspected abuser put the child at risk',
   'interventions': ('carer_support',),
   'categories': ('couples_family',),
  },
  'ask_if_unknown': {'ask': 'Is anyone hurting or neglecting a child? Is a child in danger now?'},
  'policy': {'text': None},
 },
 'child_immediate_danger': {
  'label': 'A child is in immediate danger',
  'urgency': 'emergency',
  'because': 'A child is in immediate danger',
  'do_first': ('Emergency services now; make the child safe; then the report the law requires, with a senior colleague.',),
  'respond_with': ('emergency_response_handover', 'supportive_mandated_report'),
  'alone': True,
  'private': True,
  'cite': ('capta', 'children_act_1989'),
  'hold_back': {
   'because': 'The child comes first',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Is a child in danger right now?'},
  'policy': {'text': None},
 },
 'clozapine_bowel': {
  'label': 'Clozapine with severe constipation or abdominal pain',
  'urgency': 'emergency',
  'because': 'On clozapine with severe constipation or abdominal pain',
  'do_first': ('Hospital now: a gut that has stopped moving can kill.',),
  'respond_with': ('emergency_response_handover',),
  'cite': ('fda_clozapine',),
  'hold_back': {
   'because': 'The bowel may be blocked or torn',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'When did your bowels last open? Any belly pain, swelling or vomiting?'},
  'policy': {'text': None},
 },
 'clozapine_infection': {
  'label': 'Clozapine with fever/infection or low ANC',
  'urgency': 'emergency',
  'because': 'On clozapine with infection signs, heart signs or a low neutrophil count',
  'do_first': ('Have a blood count within the hour; the prescriber interrupts by the label until the result is there.', 'With signs of the heart: troponin and ECG.'),
  'respond_with': ('emergency_response_handover', 'same_day_medical_assessment'),
  'cite': ('fda_clozapine',),
  'hold_back': {
   'because': 'The blood or the heart may be failing',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Sore throat, fever, breathless?'},
  'policy': {'text': None},
 },
 'clozapine_interrupted': {
  'label': 'Clozapine missed for 48 h or more',
  'urgency': 'same_day',
  'because': 'Clozapine was last taken {clozapine_missed_hours} hours ago',
  'do_first': ('Nobody restarts at the old dose: the prescriber plans a new start by the label.', 'Watch for rebound.'),
  'respond_with': ('same_day_medical_assessment',),
  'cite': ('fda_clozapine',),
  'hold_back': {'because': "Nobody should advise 'just take it again'", 'categories': ('medication_conversation',)},
  'ask_if_unknown': {'ask': 'When was the last dose?'},
  'policy': {'text': None},
 },
 'conjoint_not_screened': {
  'label': 'Couple or family work, and not everyone was asked alone',
  'urgency': 'this_week',
  'because': 'The work is with a {format}, and not everyone has been asked alone about safety',
  'do_first': ('See each person alone before the next joint session.',),
  'respond_with': ('private_safety_screen',),
  'alone': True,
  'private': True,
  'cite': ('friedlander_2018', 'mccollum_2008', 'who_ipv_2013'),
  'ask_if_unknown': {'ask': 'Is each person coming freely, and has each been asked alone about safety?'},
  'policy': {'text': None},
 },
 'delirium': {
  'label': 'Acute fluctuating confusion',
  'urgency': 'emergency',
  'because': 'Confusion is new or fluctuating; the body needs attention first',
  'do_first': ('Treat this as a medical emergency and look for the cause: infection, medicines, withdrawal, metabolism.', 'A 4AT of 4 or more points to delirium.'),
  'respond_with': ('same_day_medical_assessment', 'emergency_response_handover'),
  'cite': ('bellelli_2014', 'nice_cg103', 'shenkin_2019'),
  'hold_back': {
   'because': 'Not a psychological barrier; talk therapy is unsafe now',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Is there new confusion, or confusion that comes and goes? Since when?'},
  'policy': {'text': None},
 },
 'driving_hazard': {
  'label': 'Driving or hazards while impaired',
  'urgency': 'same_day',
  'because': 'The person drives or operates machines while impaired',
  'do_first': ('Ask the person to stop driving or using machines now, and plan the way home.', 'Follow the local rules on reporting.'),
  'respond_with': ('driving_safety_advice',),
  'private': True,
  'cite': ('dvla_fit',),
  'ask_if_unknown': {'ask': 'Are you driving?'},
  'policy': {'text': None},
 },
 'ed_instability_adult': {
  'label': 'Adult eating-disorder medical instability',
  'urgency': 'emergency',
  'because': 'Restriction or purging together with a sign that the body is in danger',
  'do_first': ('Have the person assessed in hospital: ECG, bloods, risk of refeeding.', 'Looking well does not mean being safe.'),
  'respond_with': ('emergency_response_handover', 'same_day_medical_assessment'),
  'private': True,
  'cite': ('apa_2006_ed', 'meed_2022', 'sahm_2022'),
  'hold_back': {
   'because': 'No activation, exercise or talk of readiness while medically unstable',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Faint, chest pain, food and fluids today?'},
  'policy': {'text': None},
 },
 'ed_instability_young': {
  'label': 'Under-20 eating-disorder medical instability',
  'urgency': 'emergency',
  'because': 'Restriction or purging in a young person together with a sign that the body is in danger',
  'do_first': ('Hospital today, with parents or carers and the eating-disorder service, unless that is unsafe.',),
  'respond_with': ('emergency_response_handover', 'same_day_medical_assessment'),
  'private': True,
  'cite': ('meed_2022', 'sahm_2022'),
  'hold_back': {
   'because': 'No activation, exercise or talk of readiness while medically unstable',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Faint, cold, pulse?'},
  'policy': {'text': None},
 },
 'family_abuse_no_family_work': {
  'label': 'Suspected abuser in the household',
  'urgency': 'same_day',
  'because': 'Someone in the household is suspected of abuse',
  'do_first': ('No contact with that person, and no information to them.', 'Plan safe contact, and involve safeguarding.'),
  'respond_with': ('safe_contact_plan', 'ipv_private_safety_support'),
  'alone': True,
  'private': True,
  'cite': ('capta', 'who_ipv_2013'),
  'hold_back': {
   'because': 'Involving the abuser is dangerous',
   'interventions': ('home_or_community_visit', 'family_psychoeducation', 'carer_support'),
   'categories': ('couples_family',),
  },
  'ask_if_unknown': {'ask': 'Who should not know you are here?'},
  'policy': {'text': None},
 },
 'grave_self_neglect': {
  'label': 'Cannot meet basic needs because of mental state',
  'urgency': 'same_day',
  'because': 'Because of the mental state, food, shelter, warmth or urgent care are out of reach',
  'do_first': ('Assess the same day, and bring food, warmth and medical care.', 'Support first; compulsion only as the law allows.'),
  'respond_with': ('emergency_response_handover', 'warm_handover_care_navigation'),
  'private': True,
  'cite': ('mca_2005', 'mha'),
  'hold_back': {'because': 'To discharge now would be to abandon', 'categories': ('step_down', 'digital_self_guided')},
  'ask_if_unknown': {'ask': 'Is anything keeping the person from food, drink, shelter, warmth or urgent care?'},
  'policy': {'text': None},
 },
 'hopelessness_not_asked_about': {
  'label': 'Hopelessness was voiced and nobody has asked',
  'urgency': 'same_day',
  'because': 'The person spoke of hopelessness and suicidal thoughts have not been asked about in this contact',
  'do_first': ('Ask directly about thoughts of ending life before any hope or motivation work.',),
  'respond_with': ('direct_suicide_conversation', 'safety_planning'),
  'alone': True,
  'private': True,
  'cite': ('constantino_2018_oe', 'nice_ng225'),
  'hold_back': {
   'because': 'A person first, before any self-guided or closing step',
   'categories': ('digital_self_guided', 'step_down'),
  },
  'ask_if_unknown': {'ask': 'When it feels this heavy, do you ever think of ending your life?'},
  'policy': {'text': None},
 },
 'ideation_with_means_access': {
  'label': 'Suicidal thoughts and access to the means',
  'urgency': 'same_day',
  'because': 'There are thoughts of suicide and the means are within reach',
  'do_first': ('Before the contact ends, agree who will hold, lock or limit the means, and confirm it within 72 hours.',),
  'respond_with': ('lethal_means_counselling', 'safety_planning', 'direct_suicide_conversation', 'caring_followup_72h'),
  'alone': True,
  'private': True,
  'cite': ('barber_2014', 'mueller_2020_calm', 'spitzer_2024'),
  'hold_back': {'because': 'Time and distance from the means save lives', 'categories': ('digital_self_guided', 'step_down')},
  'ask_if_unknown': {'ask': 'Is there a gun, stockpiled medicine or anything else you have thought of using? Who could hold it?'},
  'policy': {'text': None},
 },
 'infant_harm_intent': {
  'label': 'Delusional or intended harm to baby',
  'urgency': 'emergency',
  'because': 'Thoughts of harm to the baby are delusional or intended',
  'do_first': ('Keep parent and baby safe, and arrange an emergency perinatal assessment.',),
  'respond_with': ('emergency_response_handover',),
  'alone': True,
  'private': True,
  'cite': ('nice_cg192',),
  'hold_back': {
   'because': 'The danger is immediate',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Do you fear you might act, or feel the baby should be harmed?'},
  'policy': {'text': None},
 },
 'intoxicated_now': {
  'label': 'Intoxicated at the contact',
  'urgency': 'same_day',
  'because': 'The person is intoxicated now',
  'do_first': ('See that the person is medically safe, gets home safely, and that whoever depends on them is safe.', 'Then a short, kind contact and a new date.'),
  'respond_with': ('same_day_medical_assessment', 'caring_followup_72h'),
  'private': True,
  'cite': ('nice_cg115',),
  'hold_back': {
   'because': 'Consent and learning are impaired; do not refuse care',
   'categories': ('trauma_processing', 'exposure', 'couples_family', 'group', 'shared_decision', 'medication_change', 'step_down', 'digital_self_guided'),
  },
  'ask_if_unknown': {'ask': 'What have you taken?'},
  'policy': {'text': None},
 },
 'ipv_active': {
  'label': 'Partner violence or coercive control now',
  'urgency': 'same_day',
  'because': 'There are signs of violence, fear or control by someone close',
  'do_first': ('See the person alone, with a professional interpreter if needed. Believe them.', 'Make a safety plan, and offer an advocate.', 'HITS 11 or more, or any physical item above never, counts.'),
  'respond_with': ('ipv_private_safety_support', 'safe_contact_plan', 'professional_interpreter'),
  'alone': True,
  'private': True,
  'cite': ('demarchis_2020', 'mccollum_2008', 'sherin_1998', 'who_ipv_2013'),
  'hold_back': {
   'because': 'Joint sessions, family contact, shared devices or messages can trigger violence',
   'interventions': ('appointment_reminders_two_way', 'home_or_community_visit', 'family_psychoeducation', 'carer_support'),
   'categories': ('couples_family', 'digital_self_guided'),
  },
  'ask_if_unknown': {'ask': 'Are you safe to talk? Is anyone hurting, threatening or controlling you?'},
  'policy': {'text': None},
 },
 'ipv_high_danger': {
  'label': 'High-danger partner violence',
  'urgency': 'emergency',
  'because': 'There are signs of high danger from a partner',
  'do_first': ('Assess the danger urgently, with an advocate today, and think of the children.', 'After strangulation a medical check is needed, however well the person feels.', "Call emergency services with the person's agreement, or without it if harm is imminent."),
  'respond_with': ('ipv_private_safety_support', 'emergency_response_handover', 'safe_contact_plan'),
  'alone': True,
  'private': True,
  'cite': ('glass_2008', 'who_ipv_2013'),
  'hold_back': {
   'because': 'A life is at risk',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Has anyone ever choked you or said they would kill you?'},
  'policy': {'text': None},
 },
 'lithium_precipitant': {
  'label': 'Lithium with dehydration, NSAID or kidney stress',
  'urgency': 'same_day',
  'because': 'On lithium, and something is raising the level',
  'do_first': ('Ring the prescriber the same day: level, kidneys, fluids, and a look at the other medicine.',),
  'respond_with': ('same_day_medical_assessment',),
  'cite': ('fda_lithium', 'ggc_lithium_2023'),
  'hold_back': {'because': 'Heat and sweating raise levels', 'categories': ('behavioural_activation_exercise',)},
  'ask_if_unknown': {'ask': 'Any vomiting, ibuprofen, new blood pressure medicine?'},
  'policy': {'text': None},
 },
 'lithium_toxicity': {
  'label': 'Lithium toxicity',
  'urgency': 'emergency',
  'because': 'On lithium with a high level or signs of toxicity',
  'do_first': ('Send the person to hospital now; the prescriber holds lithium, and level and kidneys are checked urgently.', 'Signs count at any level, also at one that looks normal.'),
  'respond_with': ('emergency_response_handover', 'same_day_medical_assessment'),
  'cite': ('fda_lithium', 'ggc_lithium_2023', 'nice_cg185'),
  'hold_back': {
   'because': 'It harms the brain, and early treatment can undo it',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Tremor, unsteady, vomiting, slurred?'},
  'policy': {'text': None},
 },
 'mania_acute': {
  'label': 'Possible mania/hypomania',
  'urgency': 'same_day',
  'because': 'There are signs of mania, or nights with little sleep and high energy',
  'do_first': ('Arrange a psychiatric review the same day; the prescriber does not raise the antidepressant.', 'Protect sleep, money and driving.'),
  'respond_with': ('same_day_medical_assessment', 'bipolar_specialist_review'),
  'cite': ('nice_cg185',),
  'hold_back': {
   'because': 'Stimulating or unsupervised steps may fuel mania; sleep restriction is unsafe; prescriber acts on medicines',
   'interventions': ('cbt_i', 'behavioural_activation', 'exercise_support'),
   'categories': ('behavioural_activation_exercise', 'exposure', 'trauma_processing', 'digital_self_guided', 'creative_body', 'medication_change', 'step_down'),
  },
  'ask_if_unknown': {'ask': 'Have you slept less without feeling tired? Spending or driving faster?'},
  'policy': {'text': None},
 },
 'maoi_crisis': {
  'label': 'MAOI with sudden severe headache or very high BP',
  'urgency': 'emergency',
  'because': 'On an MAOI with sudden severe headache or very high blood pressure',
  'do_first': ('Emergency department now: possible hypertensive crisis.',),
  'respond_with': ('emergency_response_handover',),
  'cite': ('fda_maoi',),
  'hold_back': {
   'because': 'The blood pressure may be dangerous',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Sudden severe headache? Blood pressure? What did you eat or take?'},
  'policy': {'text': None},
 },
 'medical_red_flag': {
  'label': 'Acute medical danger',
  'urgency': 'emergency',
  'because': 'There are signs of acute medical danger',
  'do_first': ('Call emergency services. Do not put it down to anxiety.',),
  'respond_with': ('emergency_response_handover',),
  'cite': ('nice_cg103',),
  'hold_back': {
   'because': 'Danger in the body is missed when it is put down to the mind',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Chest pain, weakness, breathless?'},
  'policy': {'text': None},
 },
 'missed_care_risk_marker': {
  'label': 'Repeated missed appointments: a sign of need',
  'urgency': 'this_week',
  'because': 'Several appointments were missed; this is a sign of need, not of indifference',
  'do_first': ('Ring this week because you are worried, and take obstacles away.', 'No letter that threatens, and no discharge.'),
  'respond_with': ('persistent_kind_outreach',),
  'cite': ('mcqueenie_2019',),
  'hold_back': {'because': 'Missing care is a marker of danger, not a reason to close', 'categories': ('step_down',)},
  'ask_if_unknown': {'ask': 'Are you alright? What got in the way?'},
  'policy': {'text': None},
 },
 'nms': {
  'label': 'Possible neuroleptic malignant syndrome',
  'urgency': 'emergency',
  'because': 'After a dopamine-blocking medicine: fever, rigidity, clouded consciousness or very high CK',
  'do_first': ('Send the person to the emergency department now; the prescriber holds the suspected medicine.',),
  'respond_with': ('emergency_response_handover',),
  'cite': ('gurrera_2011',),
  'hold_back': {
   'because': 'The body is in danger; nothing else can wait beside it',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {
   'ask': 'Fever, stiff all over, drowsy or confused? Any new antipsychotic, dose rise or stopped Parkinson medicine in the last 72 hours?',
  },
  'policy': {'text': None},
 },
 'opioid_no_naloxone': {
  'label': 'Opioid use, no naloxone at home',
  'urgency': 'note',
  'because': 'Opioids are used and no naloxone is known to be at home',
  'do_first': ('Offer naloxone and an overdose plan in this contact.',),
  'respond_with': ('naloxone_overdose_plan',),
  'private': True,
  'cite': ('who_oat_2009',),
  'ask_if_unknown': {'ask': 'Do you use opioids, prescribed or not? Is there naloxone at home?'},
  'policy': {'text': None},
 },
 'opioid_overdose': {
  'label': 'Suspected opioid overdose',
  'urgency': 'emergency',
  'because': 'The person cannot be roused, or breathing is too slow with opioids',
  'do_first': ('Call emergency services (999, 911, 112), give naloxone, look after the breathing, and turn the person on their side.',),
  'respond_with': ('emergency_response_handover', 'naloxone_overdose_plan'),
  'private': True,
  'cite': ('boyer_2012',),
  'hold_back': {
   'because': 'Minutes count',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Hard or impossible to rouse? How many breaths a minute? Any opioids taken?'},
  'policy': {'text': None},
 },
 'opioid_withdrawal_moderate': {
  'label': 'Moderate or worse opioid withdrawal',
  'urgency': 'same_day',
  'because': 'Opioid withdrawal is at least moderate (COWS {cows_score})',
  'do_first': ('Treat the same day and offer opioid agonist treatment, and naloxone.', 'In pregnancy: obstetric advice today.'),
  'respond_with': ('withdrawal_medical_management', 'naloxone_overdose_plan', 'same_day_medical_assessment'),
  'private': True,
  'cite': ('wesson_2003', 'who_oat_2009'),
  'hold_back': {
   'because': 'Distress drives use and overdose after lost tolerance; therapy tasks wait',
   'categories': ('exposure', 'trauma_processing', 'digital_self_guided'),
  },
  'ask_if_unknown': {'ask': 'When was your last use? Sweats, cramps, shaking? Could you be pregnant?'},
  'policy': {'text': None},
 },
 'past_suicidal_behaviour_unexplored': {
  'label': 'Past suicidal behaviour known, not talked about',
  'urgency': 'same_day',
  'because': 'Suicidal behaviour in the past is known and has not been talked about in this contact',
  'do_first': ('A conversation today, and no alarm: what was going on then, what is different now, and whether a safety plan would help.',),
  'respond_with': ('direct_suicide_conversation', 'safety_planning'),
  'alone': True,
  'private': True,
  'cite': ('nice_ng225', 'posner_2011'),
  'hold_back': {
   'because': 'Human conversation before self-guided or closing steps',
   'categories': ('digital_self_guided', 'step_down'),
  },
  'ask_if_unknown': {'ask': 'Have you ever tried, or prepared, to end your life? How are those thoughts now?'},
  'policy': {'text': None},
 },
 'perinatal_red_flag': {
  'label': 'Perinatal red flag',
  'urgency': 'same_day',
  'because': 'A sudden change, new violent thoughts or a new distance to the baby',
  'do_first': ('A senior, best a perinatal, psychiatrist assesses the same day.', 'Think of admission together with the baby.'),
  'respond_with': ('perinatal_pathway', 'warm_handover_care_navigation', 'direct_suicide_conversation', 'caring_followup_72h'),
  'alone': True,
  'private': True,
  'cite': ('mbrrace_2015', 'nice_cg192'),
  'hold_back': {'because': 'These signs preceded maternal deaths', 'categories': ('digital_self_guided', 'step_down', 'group')},
  'ask_if_unknown': {
   'ask': 'Has something changed quickly? Any new violent thoughts of harming yourself? Do you feel cut off from the baby or that they would be better without you?',
  },
  'policy': {'text': None},
 },
 'positive_item_unassessed': {
  'label': 'A questionnaire item is positive and nobody has asked',
  'urgency': 'same_day',
  'because': 'A questionnaire item about death is positive and nobody has talked about it in this contact',
  'do_first': ('Speak with the person before the contact ends, or today.', 'Any value of 1 or more counts, and a zero never clears anybody.'),
  'respond_with': ('direct_suicide_conversation', 'safety_planning'),
  'alone': True,
  'private': True,
  'cite': ('kroenke_2001', 'levis_2020', 'nice_ng225', 'simon_2013'),
  'hold_back': {
   'because': 'No self-guided or closing step until someone has talked',
   'categories': ('digital_self_guided', 'step_down'),
  },
  'ask_if_unknown': {'ask': 'Have you had thoughts of being better off dead, or of hurting yourself? Can we talk about that?'},
  'policy': {'text': None},
 },
 'postpartum_psychosis': {
  'label': 'Psychosis, mania or confusion within 12 months of birth',
  'urgency': 'emergency',
  'because': 'Psychosis, mania or confusion within a year of birth can change within hours',
  'do_first': ('This is an emergency: assessment at once (in England within four hours of referral).', 'Do not leave the parent alone with the baby; ask for a mother-and-baby unit, and tell the family with care.'),
  'respond_with': ('emergency_response_handover',),
  'private': True,
  'cite': ('nice_cg192',),
  'hold_back': {
   'because': 'It changes fast and endangers both; it is not a depression to be coached',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Any thoughts that the baby is in danger, or special? Any voices?'},
  'policy': {'text': None},
 },
 'psychosis_command_or_unsafe': {
  'label': 'Command voices to harm, or acutely unsafe psychosis',
  'urgency': 'emergency',
  'because': 'Voices command harm, or the psychosis is acutely unsafe',
  'do_first': ('Make it calm: few people, no argument about beliefs.', 'Ask for an urgent specialist assessment, and have bodily causes checked.'),
  'respond_with': ('emergency_response_handover', 'direct_suicide_conversation', 'crisis_line_warm_link'),
  'private': True,
  'cite': ('nice_cg178', 'nice_ng10'),
  'hold_back': {
   'because': 'Groups, family confrontation, trauma work and self-guided tools can worsen fear',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Do the voices tell you to do things? Do you feel you must obey?'},
  'policy': {'text': None},
 },
 'psychosis_present': {
  'label': 'Psychosis now, safe enough',
  'urgency': 'same_day',
  'because': 'Psychosis or intense suspicion is present now',
  'do_first': ('Make a plan with the psychosis team the same day.', 'Ask about sleep, substances, bodily causes and safety.'),
  'respond_with': ('named_continuity_contact', 'safety_trust_first'),
  'private': True,
  'cite': ('nice_cg178',),
  'hold_back': {
   'because': 'May intensify suspicion before support is in place; individual supportive contact continues. Do not withhold trauma therapy for good because of psychosis',
   'categories': ('group', 'trauma_processing', 'exposure', 'digital_self_guided', 'creative_body'),
  },
  'ask_if_unknown': {'ask': 'Have you felt that people are against you or heard things others do not?'},
  'policy': {'text': None},
 },
 'recent_attempt_or_discharge': {
  'label': 'Recent attempt (90 days) or psychiatric discharge (7 days)',
  'urgency': 'this_week',
  'because': 'The weeks after an attempt or a discharge carry the highest risk',
  'do_first': ('Make contact within 72 hours, by a person with a name, and go through the plan and the means again.',),
  'respond_with': ('caring_followup_72h', 'safety_planning', 'lethal_means_counselling', 'warm_handover_care_navigation'),
  'alone': True,
  'private': True,
  'cite': ('chung_2017', 'doupnik_2020', 'stanley_2018'),
  'hold_back': {'because': 'In these weeks people need people', 'categories': ('digital_self_guided', 'step_down')},
  'ask_if_unknown': {'ask': 'When was the last attempt or the last stay in hospital, and how has it been since?'},
  'policy': {'text': None},
 },
 'remote_location_unknown': {
  'label': 'Remote contact with unknown location',
  'urgency': 'same_day',
  'because': 'The contact is by {delivery}, and nobody would know where to send help',
  'do_first': ('Ask at the start for the address, a number to call back, and someone to ring in an emergency.',),
  'respond_with': ('safe_contact_plan',),
  'cite': ('shore_2018',),
  'hold_back': {'because': 'Nobody would know where to send help', 'categories': ('trauma_processing', 'exposure')},
  'ask_if_unknown': {'ask': 'Where are you right now in case we lose the line?'},
  'policy': {'text': None},
 },
 'self_harm_medical': {
  'label': 'Self-harm needing medical care',
  'urgency': 'emergency',
  'because': 'Self-harm needs medical care now',
  'do_first': ('First aid and the emergency department.', 'Afterwards a conversation with dignity, pain relief and no blame.'),
  'respond_with': ('emergency_response_handover', 'same_day_medical_assessment', 'direct_suicide_conversation'),
  'private': True,
  'cite': ('nice_ng225',),
  'hold_back': {
   'because': 'The body comes first',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Did you swallow anything or is any wound deep?'},
  'policy': {'text': None},
 },
 'self_harm_not_assessed': {
  'label': 'Self-harm was told or seen and has not been assessed',
  'urgency': 'same_day',
  'because': 'Recent self-harm was told or seen, and nobody has talked it through in this contact',
  'do_first': ('Look after the wound first, with dignity.', 'Talk today, with the person and not about them. No contract and no score.'),
  'respond_with': ('direct_suicide_conversation', 'safety_planning', 'caring_followup_72h'),
  'alone': True,
  'private': True,
  'cite': ('nice_ng225',),
  'hold_back': {
   'because': 'A person first, before any self-guided or closing step',
   'categories': ('digital_self_guided', 'step_down'),
  },
  'ask_if_unknown': {'ask': 'Have you hurt yourself lately? Is there anything that needs looking after?'},
  'policy': {'text': None},
 },
 'serious_rash': {
  'label': 'Rash with systemic signs on lamotrigine/carbamazepine',
  'urgency': 'emergency',
  'because': 'A rash with systemic signs on an anticonvulsant',
  'do_first': ('Send the person to the emergency department; the prescriber holds the medicine.',),
  'respond_with': ('emergency_response_handover',),
  'cite': ('fda_lamotrigine',),
  'hold_back': {
   'because': 'The skin reaction may become life-threatening',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Any new rash, blisters or sore mouth while taking lamotrigine, carbamazepine or similar?'},
  'policy': {'text': None},
 },
 'serotonin_toxicity': {
  'label': 'Serotonin toxicity (Hunter)',
  'urgency': 'emergency',
  'because': 'With a serotonergic medicine, the Hunter signs are present',
  'do_first': ('Have the person assessed as an emergency; the prescriber holds the serotonergic medicines.',),
  'respond_with': ('emergency_response_handover',),
  'cite': ('dunkley_2003',),
  'hold_back': {
   'because': 'This is poisoning and not anxiety',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {
   'ask': 'Clonus, tremor with brisk reflexes, sweating, agitation or fever? Any new or combined serotonergic medicine, tramadol, linezolid, MDMA?',
  },
  'policy': {'text': None},
 },
 'suicide_act_in_progress': {
  'label': 'Suicide act, overdose or serious injury now',
  'urgency': 'emergency',
  'because': 'An overdose, an injury or an act is under way; life comes first',
  'do_first': ('Call emergency services and stay.', 'Whatever was swallowed goes to hospital, even if the person feels well: paracetamol can look harmless at first.'),
  'respond_with': ('emergency_response_handover',),
  'private': True,
  'cite': ('nice_ng225', 'safe_t'),
  'hold_back': {
   'because': 'Nothing else matters until life is safe',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Have you taken or done anything to harm yourself today?'},
  'policy': {'text': None},
 },
 'suicide_ideation_no_intent': {
  'label': 'Active suicidal thoughts or method, no stated intent',
  'urgency': 'same_day',
  'because': 'There are thoughts of suicide, without stated intent so far',
  'do_first': ('Talk about it in this same contact and make sense of it together.', 'Write a safety plan, make the means safe, and follow up within 72 hours.'),
  'respond_with': ('direct_suicide_conversation', 'safety_planning', 'lethal_means_counselling', 'caring_followup_72h'),
  'alone': True,
  'private': True,
  'cite': ('nice_ng225', 'posner_2011', 'stanley_2018'),
  'hold_back': {
   'because': 'Unsupported or ending offers may be read as abandonment; other supportive work may go on alongside a plan',
   'interventions': ('unguided_digital_option',),
   'categories': ('digital_self_guided', 'step_down'),
  },
  'ask_if_unknown': {'ask': 'Have you had thoughts of killing yourself? Have you thought about how?'},
  'policy': {'text': None},
 },
 'suicide_intent_or_plan': {
  'label': 'Suicidal intent, plan, acute ASQ, or recent suicidal behaviour',
  'urgency': 'emergency',
  'because': 'There is intent, a plan, thoughts of suicide right now, or suicidal behaviour in the last three months',
  'do_first': ('Do not leave the person alone. A clinician makes sense of it with them now, makes the means safe, and arranges a crisis or emergency assessment.', 'C-SSRS 4, 5 or 6 within three months, or ASQ item 5, is a prompt to act, never a score to decide who deserves care.'),
  'respond_with': ('emergency_response_handover', 'direct_suicide_conversation', 'safety_planning', 'lethal_means_counselling', 'crisis_line_warm_link', 'caring_followup_72h'),
  'alone': True,
  'private': True,
  'cite': ('horowitz_2012_asq', 'nhse_2025', 'nice_ng225', 'posner_2011'),
  'hold_back': {
   'because': 'Engagement work during acute danger wastes time and can isolate; practical help to reach emergency care stays allowed',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Are you thinking of ending your life now? Do you intend to act on it, or have a plan?'},
  'policy': {'text': None},
 },
 'trafficking': {
  'label': 'Trafficking or exploitation indicators',
  'urgency': 'same_day',
  'because': 'There are signs of trafficking or exploitation',
  'do_first': ('See the person alone, with a professional interpreter.', 'Never confront the one who exploits. Ring a specialist helpline.'),
  'respond_with': ('ipv_private_safety_support', 'safe_contact_plan', 'professional_interpreter'),
  'alone': True,
  'private': True,
  'cite': ('who_ipv_2013',),
  'hold_back': {
   'because': 'The one who controls may find out',
   'interventions': ('appointment_reminders_two_way', 'home_or_community_visit'),
   'categories': ('couples_family', 'digital_self_guided'),
  },
  'ask_if_unknown': {'ask': 'Can you come and go? Who holds your papers?'},
  'policy': {'text': None},
 },
 'trauma_work_danger_present': {
  'label': 'Danger from someone is current',
  'urgency': 'same_day',
  'because': 'Someone is a danger to the person now; safety comes before memory work',
  'do_first': ('First make it safe, with a plan. Supportive work on the present goes on.', 'Offer trauma treatment again once it is safe enough.'),
  'respond_with': ('ipv_private_safety_support', 'safe_contact_plan', 'explain_confidentiality'),
  'alone': True,
  'private': True,
  'cite': ('nice_ng116',),
  'hold_back': {
   'because': 'Memory work needs enough safety in the present',
   'interventions': ('switch_to_condition_matched_therapy', 'phase_choice_trauma'),
   'categories': ('trauma_processing',),
  },
  'ask_if_unknown': {'ask': 'Is the person who hurt you still able to reach you?'},
  'policy': {'text': None},
 },
 'unreachable_with_risk': {
  'label': 'Cannot be reached and recent risk known',
  'urgency': 'same_day',
  'because': 'No contact for {cannot_be_contacted_days} days, and a recent risk is known',
  'do_first': ('Use the contacts that were agreed, tell your supervisor, and ask the crisis team for a welfare check.', 'Never discharge.'),
  'respond_with': ('persistent_kind_outreach', 'home_or_community_visit', 'caring_followup_72h'),
  'private': True,
  'cite': ('chung_2017', 'mcqueenie_2019'),
  'hold_back': {'because': 'Closing a case now may be fatal', 'categories': ('step_down', 'digital_self_guided')},
  'ask_if_unknown': {'ask': 'Who may we ring if we cannot reach you?'},
  'policy': {'text': None},
 },
 'valproate_pregnancy_potential': {
  'label': 'Valproate in someone who could become pregnant',
  'urgency': 'this_week',
  'because': 'Valproate can harm an unborn child',
  'do_first': ('Arrange a specialist review this week, with advice on contraception.', 'Nobody stops it abruptly.'),
  'respond_with': ('warm_handover_care_navigation',),
  'private': True,
  'cite': ('mhra_valproate',),
  'ask_if_unknown': {'ask': 'Could you be or become pregnant?'},
  'policy': {'text': None},
 },
 'violence_threat_identifiable': {
  'label': 'Serious threat to an identifiable person',
  'urgency': 'emergency',
  'because': 'There is a serious threat to a person who can be named',
  'do_first': ('Stay safe, calm things down, get senior help, and think of emergency services.', 'Follow the local duty to protect, and tell the person unless that is unsafe.'),
  'respond_with': ('emergency_response_handover',),
  'private': True,
  'cite': ('hipaa164512j', 'nice_ng10', 'smi_adviser_2020', 'tarasoff_1976'),
  'hold_back': {
   'because': 'Safety of others and of the person',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Are you thinking of hurting someone? Who? How soon?'},
  'policy': {'text': None},
 },
 'vulnerable_adult_abuse': {
  'label': 'At-risk adult abuse/neglect/exploitation',
  'urgency': 'same_day',
  'because': 'An adult at risk may be abused, neglected or exploited',
  'do_first': ('See the person alone and ask what they want.', 'Make the safeguarding referral with them.'),
  'respond_with': ('supportive_mandated_report', 'ipv_private_safety_support', 'safe_contact_plan'),
  'alone': True,
  'private': True,
  'cite': ('care_act_2014',),
  'hold_back': {
   'because': 'Family involvement with a suspected abuser is unsafe',
   'interventions': ('carer_support',),
   'categories': ('couples_family',),
  },
  'ask_if_unknown': {'ask': 'Is anyone taking your money or hurting you?'},
  'policy': {'text': None},
 },
 'wernicke': {
  'label': 'Possible Wernicke encephalopathy',
  'urgency': 'emergency',
  'because': '{wernicke_signs_count} signs of Wernicke encephalopathy are present',
  'do_first': ('Thiamine by injection in hospital, before glucose.',),
  'respond_with': ('emergency_response_handover',),
  'private': True,
  'cite': ('caine_1997',),
  'hold_back': {
   'because': 'It saves the brain',
   'all_except': {
    'interventions': ('warm_handover_care_navigation', 'explain_confidentiality', 'safe_contact_plan'),
    'categories': ('safety_response', 'medical_response', 'communication_support'),
   },
  },
  'ask_if_unknown': {'ask': 'Eating? Double vision, unsteady, confused?'},
  'policy': {'text': None},
 },
 'wish_to_be_dead_not_asked_about': {
  'label': 'A wish to be dead was said and nobody has asked further',
  'urgency': 'same_day',
  'because': 'The person said they wish to be dead, and nobody has talked about it in this contact',
  'do_first': ('Ask directly today about thoughts of ending life, about plans, and about what keeps the person going.',),
  'respond_with': ('direct_suicide_conversation', 'safety_planning'),
  'alone': True,
  'private': True,
  'cite': ('nice_ng225', 'posner_2011'),
  'hold_back': {
   'because': 'A person first, before any self-guided or closing step',
   'categories': ('digital_self_guided', 'step_down'),
  },
  'ask_if_unknown': {'ask': 'Do you sometimes wish you were dead, or would not wake up?'},
  'policy': {'text': None},
 },
 'worsening_ask_about_safety': {
  'label': 'Clearly worse on a measure and safety not yet asked about',
  'urgency': 'same_day',
  'because': 'A measure got reliably worse and suicidal thoughts have not been asked about in this contact',
  'do_first': ('Ask about safety in the same session.', 'Then look for causes in the body, substances, medicines and life.'),
  'respond_with': ('direct_suicide_conversation', 'not_on_track_troubleshoot'),
  'alone': True,
  'private': True,
  'cite': ('lambert_2017', 'nice_ng225'),
  'hold_back': {
   'because': 'Worsening is looked at by a person, today',
   'categories': ('digital_self_guided', 'step_down', 'recognition'),
  },
  'ask_if_unknown': {'ask': 'Has something become clearly harder? Do you ever think of ending your life?'},
  'policy': {'text': None},
 },
}

BARRIERS = {
 'abstinence_entry_rule': {
  'label': 'Told to come back sober',
  'indicators': ({'because': 'help was made to wait until use stops', 'cite': ('nice_ng58',)},),
  'groups': (((1, 4),),),
 },
 'adherence_practical': {
  'label': 'Taking it as prescribed does not fit daily life',
  'indicators': ({'because': 'about {adherence_pct} % of doses are taken', 'cite': ('howes_2017', 'semahegn_2020')}, {'because': 'there are {doses_per_day} dosing times a day', 'cite': ('nice_cg76',)}, {'because': 'memory or planning is hard', 'cite': ('nice_cg76',)}, {'because': 'a medicine was stopped without a plan', 'cite': ('velligan_2017',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 1),), ((4, 4),)),
 },
 'adolescent_confidentiality': {
  'label': 'A young person cannot speak freely',
  'indicators': ({'because': 'the young person asks that something stays private', 'cite': ('gillick_1986',)},),
  'groups': (((1, 4),),),
 },
 'adversity_driven_distress': {
  'label': 'Life is the cause and life has not changed',
  'indicators': ({'because': 'hardship is going on outside therapy', 'cite': ('nice_ng222',)},),
  'groups': (((1, 4),),),
 },
 'ambivalence': {
  'label': 'In two minds about change',
  'indicators': ({'because': 'the stage for this target is {soc_stage}', 'cite': ('krebs_2018',)}, {'because': 'the URICA readiness score is {urica_readiness}', 'cite': ('urica_habits',)}, {'because': 'the SOCRATES ambivalence score is {socrates_ambivalence}', 'cite': ('miller_tonigan_1996',)}, {'because': 'reasons to stay as it is outweigh reasons to change', 'cite': ('magill_2018',)}, {'because': 'importance is {importance_ruler} of 10, neither low nor high', 'cite': ('samhsa_tip35_2019',)}, {'because': 'the person has not decided about work on the memories', 'cite': ('miller_rollnick_2013',)}, {'because': 'a decision is open in which the helper takes no side', 'cite': ('miller_rose_2015',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),), ((4, 2),), ((5, 1),), ((6, 2),), ((7, 2),)),
 },
 'attachment_anxiety': {
  'label': 'Fear of losing the helper',
  'indicators': ({'because': 'the attachment-anxiety mean is {ecr_anxiety_mean}', 'cite': ('levy_2018',)}, {'because': 'the person often reaches out for reassurance', 'cite': ('levy_2018',)}, {'because': 'breaks between meetings are hard', 'cite': ('levy_2018',)}),
  'groups': (((1, 2),), ((2, 2),), ((3, 2),)),
 },
 'attachment_avoidance': {
  'label': 'Keeps distance to stay safe',
  'indicators': ({'because': 'the attachment-avoidance mean is {ecr_avoidance_mean}', 'cite': ('levy_2018',)}, {'because': 'the person plays down their need for help', 'cite': ('levy_2018',)}, {'because': 'the person steps back after a close moment', 'cite': ('levy_2018',)}, {'because': 'feelings are kept out of the session', 'cite': ('levy_2018',)}),
  'groups': (((1, 2),), ((2, 2),), ((3, 4),), ((4, 1),)),
 },
 'attention_planning_adhd': {
  'label': 'Time, attention and starting are the hard part',
  'indicators': ({'because': '{asrs_part_a_count} of 6 ASRS signs', 'cite': ('kessler_2005_asrs',)}, {'because': 'ADHD is known', 'cite': ('nice_ng87',)}),
  'groups': (((1, 4),), ((2, 4),)),
 },
 'autonomy_threat_reactance': {
  'label': 'Freedom feels threatened',
  'indicators': ({'because': 'direct suggestions are met with pushback', 'cite': ('beutler_2018',)}, {'because': 'there is arguing or interrupting, without a voiced complaint', 'cite': ('beutler_2018', 'miller_1993')}, {'because': 'own choice matters a lot to the person', 'cite': ('dowd_1991',)}, {'because': 'the reactance scale mean is {hprs_mean}', 'cite': ('hong_faedda_1996', 'shen_dillard_2005')}, {'because': 'the therapeutic reactance mean is {trs_mean}', 'cite': ('dowd_1991',)}, {'because': "the helper's direction is {therapist_directiveness}", 'cite': ('miller_1993',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),), ((4, 2),), ((5, 2),), ((6, 1),)),
 },
 'basic_needs_unmet': {
  'label': 'Survival comes first',
  'indicators': ({'because': 'housing is {housing_status}', 'cite': ('billioux_2017_ahc', 'prapare_2016')}, {'because': 'food is not secure', 'cite': ('billioux_2017_ahc',)}, {'because': 'hardship is going on outside therapy', 'cite': ('nice_ng222',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 1),)),
 },
 'broken_continuity': {
  'label': 'Having to start again with someone new',
  'indicators': ({'because': 'the main clinician changed {clinician_changes_12m} times in a year', 'cite': ('andrade_2014',)}, {'because': 'the clinician changed within the last two sessions', 'cite': ('founding_text',)}, {'because': 'little is said so far', 'cite': ('blanchard_farber_2016',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 1),)),
 },
 'carer_needs_unseen': {
  'label': 'A carer whose own needs nobody sees',
  'indicators': ({'because': 'caring leaves nothing for their own needs', 'cite': ('nice_ng150',)}, {'because': 'nobody can take over for the person cared for', 'cite': ('nice_ng150',)}, {'because': 'care of someone else collides with appointments', 'cite': ('nice_ng150',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 1),)),
 },
 'change_not_important_now': {
  'label': 'Change does not look worthwhile right now',
  'indicators': ({'because': 'the stage for this target is {soc_stage}', 'cite': ('krebs_2018',)}, {'because': 'the URICA readiness score is {urica_readiness}', 'cite': ('urica_habits',)}, {'because': 'importance is {importance_ruler} of 10', 'cite': ('samhsa_tip35_2019',)}, {'because': 'the SOCRATES recognition score is {socrates_recognition}', 'cite': ('miller_tonigan_1996',)}, {'because': 'the amotivation mean ({cmots_amotivation_mean}) is above own reasons ({cmots_autonomous_mean})', 'cite': ('pelletier_1997',)}, {'because': 'the ASC flags motivation', 'cite': ('oq45_manual', 'lambert_2018')}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),), ((4, 2),), ((5, 2),), ((6, 2),)),
 },
 'childcare_caring_load': {
  'label': 'Someone else depends on this person at that hour',
  'indicators': ({'because': 'there is no childcare for appointments', 'cite': ('clement_2012_bace',)}, {'because': 'care of someone else collides with appointments', 'cite': ('clement_2012_bace',)}, {'because': 'there is a baby to look after', 'cite': ('nice_cg192',)}, {'because': 'nobody can take over for the person cared for', 'cite': ('nice_ng150',)}, {'because': 'there are children at home, and visits were cancelled at short notice', 'cite': ('clement_2012_bace',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 1),), ((4, 2),), ((5, 1),)),
 },
 'clinic_environment_unwelcoming': {
  'label': 'The place itself pushes people away',
  'indicators': ({'because': 'the place itself feels unsafe or overwhelming', 'cite': ('samhsa_2014_concept',)},),
  'groups': (((1, 4),),),
 },
 'clinician_blind_spot': {
  'label': 'Something the helper cannot see alone',
  'indicators': ({'because': "the helper's own frustration is {therapist_frustration_0_10} of 10", 'cite': ('norcross_lambert_2018',)}, {'because': 'the notes carry a blaming label', 'cite': ('norcross_lambert_2018',)}, {'because': 'no measure is used regularly', 'cite': ('hannan_2005', 'walfish_2012')}, {'because': 'the helper expects good progress, the measure says {alert_status}', 'cite': ('hannan_2005',)}, {'because': 'the helper expects good progress, and what can be counted does not show it', 'cite': ('hannan_2005', 'walfish_2012')}, {'because': 'this work has not been taken to supervision', 'cite': ('delgadillo_2018',)}),
  'groups': (((1, 2),), ((2, 2),), ((3, 2),), ((4, 4),), ((5, 2),), ((6, 1),)),
 },
 'cognitive_impairment': {
  'label': 'Memory, attention or processing makes the usual format too much',
  'indicators': ({'because': 'MoCA is {moca_score} of 30', 'cite': ('nasreddine_2005',)}, {'because': 'Mini-Cog is {mini_cog_score} of 5', 'cite': ('borson_2003',)}, {'because': 'there was a brain injury or stroke', 'cite': ('kiosses_2015',)}, {'because': 'memory or planning is hard', 'cite': ('nasreddine_2005',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 4),), ((4, 2),)),
 },
 'confidentiality_worry': {
  'label': 'Not sure who will hear what is said',
  'indicators': ({'because': 'the person worries who will hear what is said', 'cite': ('clement_2015',)}, {'because': 'the limits of confidentiality have not been explained yet', 'cite': ('samhsa_tip57_2014',)}),
  'groups': (((1, 4),), ((2, 2),)),
 },
 'cost_of_care': {
  'label': 'Care costs more than the person can spend',
  'indicators': ({'because': 'cost keeps the person from care', 'cite': ('clement_2012_bace',)}, {'because': 'coverage is {insurance_status}', 'cite': ('mojtabai_2011',)}, {'because': 'medicine was skipped or stretched because of its price', 'cite': ('velligan_2017',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),)),
 },
 'coverage_gap': {
  'label': 'Coverage stops where the need starts',
  'indicators': ({'because': 'the payer denied, capped or stopped the care', 'cite': ('mhpaea',)}, {'because': 'no suitable provider is within reach', 'cite': ('andrade_2014',)}, {'because': 'coverage is {insurance_status}', 'cite': ('mojtabai_2011',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 2),)),
 },
 'demoralised_after_treatments': {
  'label': 'Worn out by treatments that did not help enough',
  'indicators': ({'because': 'earlier treatment did not help', 'cite': ('mcallister_williams_2020', 'jochems_2018', 'andrade_2014')}, {'because': '{prior_treatment_episodes} earlier treatments', 'cite': ('mcallister_williams_2020',)}, {'because': 'the notes carry a blaming label', 'cite': ('founding_text',)}, {'because': 'hope that this can help is {outcome_expectation_0_10} of 10', 'cite': ('constantino_2018_oe',)}, {'because': 'the person says this is not helping', 'cite': ('andrade_2014',)}, {'because': 'a barrier was rated {bace_max_nonstigma_item} of 3', 'cite': ('clement_2012_bace',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 1),), ((4, 2),), ((5, 2),), ((6, 1),)),
 },
 'deterioration': {
  'label': 'Getting worse during treatment',
  'indicators': ({'because': 'the feedback system says: clearly worse', 'cite': ('lambert_2018',)}, {'because': 'OQ-45 rose by {oq45_change}, more than measurement error', 'cite': ('oq45_manual',)}, {'because': 'PHQ-9 rose by {phq9_change}, more than measurement error', 'cite': ('nhs_tt_manual',)}, {'because': 'GAD-7 rose by {gad7_change}, more than measurement error', 'cite': ('nhs_tt_manual',)}, {'because': 'the outcome rating changed by {ors_change}, a reliable fall', 'cite': ('miller_ors_2003',)}),
  'groups': (((1, 4), (2, 4), (3, 4), (4, 4), (5, 4)),),
 },
 'digital_exclusion': {
  'label': 'The remote door is closed too',
  'indicators': ({'because': 'internet or device do not work for video', 'cite': ('prapare_2016',)}, {'because': 'there is no reliable phone', 'cite': ('prapare_2016',)}, {'because': 'digital confidence is {digital_confidence}', 'cite': ('karyotaki_2021',)}, {'because': 'only a digital option was offered', 'cite': ('karyotaki_2021',)}, {'because': 'the phone or account is shared', 'cite': ('prapare_2016',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 2),), ((4, 1),), ((5, 1),)),
 },
 'discrimination_mistrust': {
  'label': 'Care has earned mistrust',
  'indicators': ({'because': 'the person met discrimination in care', 'cite': ('andrade_2014', 'arundell_2021')},),
  'groups': (((1, 4),),),
 },
 'dose_or_duration_inadequate': {
  'label': 'The trial was too small or too short',
  'indicators': ({'because': 'an effective dose was not reached', 'cite': ('nice_ng222', 'mcintyre_2023')}, {'because': '{weeks_at_effective_dose} weeks at an effective dose', 'cite': ('nice_ng222',)}, {'because': "no meaningful change so far, on measure and by the person's account", 'cite': ('nice_ng222',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 1),)),
 },
 'early_alliance_not_formed': {
  'label': 'Working relationship not yet formed',
  'indicators': ({'because': 'the session rating was {srs_total} of 40', 'cite': ('miller_bargmann_2012',)}, {'because': 'the lowest session-rating item was {srs_lowest_item}', 'cite': ('miller_bargmann_2012',)}, {'because': 'the ASC flags the working alliance', 'cite': ('oq45_manual', 'lambert_2018')}, {'because': 'agreement on tasks was {wai_sr_task_mean} of 5', 'cite': ('hatcher_gillaspy_2006', 'gibbons_2019')}, {'because': 'the bond score was {wai_sr_bond_mean} of 5', 'cite': ('hatcher_gillaspy_2006',)}, {'because': 'the person feels judged in the first sessions', 'cite': ('farber_2018',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 4),), ((4, 2),), ((5, 2),), ((6, 2),)),
 },
 'eating_disorder_unrecognised': {
  'label': 'An eating disorder is in the picture',
  'indicators': ({'because': 'SCOFF is {scoff_score} of 5', 'cite': ('morgan_1999_scoff',)}, {'because': 'there is restriction or purging now', 'cite': ('nice_ng69',)}),
  'groups': (((1, 4),), ((2, 4),)),
 },
 'emotion_access_difficulty': {
  'label': 'Feelings hard to reach or name',
  'indicators': ({'because': 'feelings are kept out of the session', 'cite': ('castonguay_1996',)}, {'because': 'feelings are hard to put into words', 'cite': ('castonguay_1996',)}),
  'groups': (((1, 2),), ((2, 4),)),
 },
 'explanatory_model_mismatch': {
  'label': 'Our explanation is not theirs',
  'indicators': ({'because': 'the person explains it differently from the plan', 'cite': ('cfi_dsm5', 'benish_2011')}, {'because': 'faith or traditional support matters', 'cite': ('clement_2012_bace',)}),
  'groups': (((1, 4),), ((2, 1),)),
 },
 'external_pressure': {
  'label': 'Here because someone else wants it',
  'indicators': ({'because': 'attendance is required by someone else', 'cite': ('parhar_2008', 'samhsa_tip35_2019', 'nice_ng10')}, {'because': 'the person feels forced', 'cite': ('parhar_2008', 'ryan_deci_2008', 'lidz_1998')}, {'because': 'the young person says they were made to come', 'cite': ('digiuseppe_1996',)}, {'because': 'the referral came from {referral_source}', 'cite': ('digiuseppe_1996',)}, {'because': 'one member comes under pressure', 'cite': ('friedlander_2018',)}, {'because': 'outer reasons ({cmots_external_mean}) outweigh own reasons ({cmots_autonomous_mean})', 'cite': ('pelletier_1997',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 4),), ((4, 2),), ((5, 2),), ((6, 2),)),
 },
 'faith_needs_left_out': {
  'label': 'Faith or traditional support was left outside the room',
  'indicators': ({'because': 'faith or traditional support matters', 'cite': ('captari_2018',)}, {'because': 'the person would choose spiritual help', 'cite': ('captari_2018',)}, {'because': 'faith already helps and could be part of the work', 'cite': ('captari_2018',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 1),)),
 },
 'family_accommodation_keeps_it_going': {
  'label': 'Kind help at home keeps the fear going',
  'indicators': ({'because': 'life at home is arranged around the fear', 'cite': ('lebowitz_2020',)},),
  'groups': (((1, 4),),),
 },
 'family_or_partner_opposition': {
  'label': 'People who matter are against it',
  'indicators': ({'because': 'people who matter are against it', 'cite': ('clement_2012_bace',)}, {'because': 'someone monitors or blocks care, phone or money', 'cite': ('who_ipv_2013',)}),
  'groups': (((1, 4),), ((2, 4),)),
 },
 'family_stress': {
  'label': 'Home is running hot',
  'indicators': ({'because': 'strain at home is high', 'cite': ('rodolico_2022',)},),
  'groups': (((1, 4),),),
 },
 'fear_of_child_removal': {
  'label': 'Fear of losing the children',
  'indicators': ({'because': 'seeking help might cost the children', 'cite': ('clement_2012_bace', 'webb_2023')},),
  'groups': (((1, 4),),),
 },
 'fear_of_forced_treatment': {
  'label': 'Fear that honesty leads to force',
  'indicators': ({'because': 'honesty might lead to force', 'cite': ('clement_2012_bace', 'lidz_1998')}, {'because': 'there was involuntary care in the past', 'cite': ('lidz_1998',)}),
  'groups': (((1, 4),), ((2, 1),)),
 },
 'fear_of_system_consequences': {
  'label': 'Fear of police, immigration, benefits or licence effects',
  'indicators': ({'because': 'records might reach police, court, immigration or benefits', 'cite': ('prapare_2016',)}, {'because': 'a legal, residence or asylum matter is open', 'cite': ('prapare_2016',)}),
  'groups': (((1, 4),), ((2, 2),)),
 },
 'fear_of_what_exposure_brings': {
  'label': 'Afraid of what facing it would bring',
  'indicators': ({'because': 'the person fears what facing it would bring', 'cite': ('nice_cg31',)}, {'because': 'the step was frightening', 'cite': ('kazantzis_2016',)}, {'because': 'earlier exposure broke off', 'cite': ('nice_cg31',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 1),)),
 },
 'gains_not_noticed': {
  'label': 'Progress present but not felt',
  'indicators': ({'because': 'gains are not credited to own effort yet', 'cite': ('fluckiger_2023_sbm',)}, {'because': 'measures improved, and the person does not feel it', 'cite': ('westmacott_2010',)}),
  'groups': (((1, 4),), ((2, 4),)),
 },
 'goal_disagreement': {
  'label': 'Not working on the same thing',
  'indicators': ({'because': 'the aims differ', 'cite': ('tryon_2018',)}, {'because': 'the goals item of the session rating was {srs_goals}', 'cite': ('miller_bargmann_2012',)}, {'because': 'agreement on goals was {wai_sr_goal_mean} of 5', 'cite': ('hatcher_gillaspy_2006',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),)),
 },
 'goal_set_by_others': {
  'label': "No goal of one's own yet",
  'indicators': ({'because': 'the written goal comes from others', 'cite': ('tryon_2018', 'ng_2012')}, {'because': "there is no goal in the person's own words yet", 'cite': ('tryon_2018',)}, {'because': 'goals are not written down', 'cite': ('tryon_2018',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 1),)),
 },
 'good_enough_gain': {
  'label': 'Helped enough, ready to stop',
  'indicators': ({'because': 'the person says it is good enough', 'cite': ('lopes_2018',)}, {'because': 'the outcome rating is {ors_total} of 40', 'cite': ('miller_ors_2003',)}, {'because': 'PHQ-9 is {phq9_total}', 'cite': ('kroenke_2001',)}, {'because': 'the outcome rating rose by {ors_change}', 'cite': ('miller_ors_2003',)}, {'because': 'GAD-7 is {gad7_total}', 'cite': ('nhs_tt_manual',)}, {'because': 'OQ-45 is {oq45_total}', 'cite': ('oq45_manual',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2), (5, 2), (6, 2)), ((4, 2),)),
 },
 'group_only_offer': {
  'label': 'A group was the only offer',
  'indicators': ({'because': 'a group was the only offer', 'cite': ('swift_2018', 'burlingame_2016')},),
  'groups': (((1, 4),),),
 },
 'hearing_unmet': {
  'label': 'Deaf or hard of hearing needs are unmet',
  'indicators': ({'because': 'hearing is difficult', 'cite': ('ada_504', 'equality_act_2010')}, {'because': 'HHIE-S is {hhie_s_score}', 'cite': ('ventry_1983',)}, {'because': 'the hearing aid is missing or broken', 'cite': ('ada_504', 'equality_act_2010')}),
  'groups': (((1, 4),), ((2, 4),), ((3, 4),)),
 },
 'helper_avoidance': {
  'label': 'The helper steps around it',
  'indicators': ({'because': 'the helper steps around something', 'cite': ('waller_2009',)}, {'because': 'the core ingredient of the therapy may be missing', 'cite': ('waller_2009',)}, {'because': '{stabilisation_sessions_done} preparation sessions so far', 'cite': ('waller_2009',)}),
  'groups': (((1, 4),), ((2, 1),), ((3, 1),)),
 },
 'identity_not_affirmed': {
  'label': 'Not safe to be oneself here',
  'indicators': ({'because': 'who the person is was not respected in care', 'cite': ('pachankis_2018', 'comer_2024_sogie')}, {'because': 'the record does not carry the name or gender the person lives', 'cite': ('comer_2024_sogie',)}),
  'groups': (((1, 4),), ((2, 2),)),
 },
 'institutional_mistrust': {
  'label': 'Reasons not to trust services',
  'indicators': ({'because': 'the person has reasons not to trust services', 'cite': ('samhsa_tip57_2014',)}, {'because': 'past care was harmful or frightening', 'cite': ('samhsa_tip57_2014', 'samhsa_2014_concept', 'andrade_2014')}, {'because': 'earlier treatment did harm', 'cite': ('samhsa_tip57_2014',)}, {'because': 'earlier treatment did not help', 'cite': ('andrade_2014',)}, {'because': 'there was involuntary care in the past', 'cite': ('lidz_1998',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 4), (4, 1)), ((5, 2),)),
 },
 'intellectual_disability_unadapted': {
  'label': 'Care was not made understandable or given time',
  'indicators': ({'because': 'there is a learning disability', 'cite': ('nice_ng54',)},),
  'groups': (((1, 4),),),
 },
 'isolation': {
  'label': 'Doing this alone',
  'indicators': ({'because': 'the loneliness score is {ucla3_score} of 9', 'cite': ('hughes_2004',)}, {'because': 'the ASC flags thin social support', 'cite': ('oq45_manual', 'lambert_2018')}),
  'groups': (((1, 4),), ((2, 2),)),
 },
 'language_discordance': {
  'label': "Care is not in the person's language",
  'indicators': ({'because': "care is not in the person's language", 'cite': ('karliner_2007',)}, {'because': 'language was bridged by: {interpreter_used}', 'cite': ('karliner_2007', 'section1557')}, {'because': 'whoever interprets is not a professional: {interpreter_is}', 'cite': ('karliner_2007', 'section1557')}, {'because': 'our explanation did not come across yet', 'cite': ('ahrq_hlup',)}),
  'groups': (((1, 2),), ((2, 2), (3, 2)), ((4, 1),)),
 },
 'limited_health_literacy': {
  'label': 'The information was not usable',
  'indicators': ({'because': 'help with reading health material is needed (SILS {sils_response})', 'cite': ('morris_2006_sils',)}, {'because': 'the Newest Vital Sign is {nvs_score} of 6', 'cite': ('weiss_2005_nvs',)}, {'because': 'the Newest Vital Sign is {nvs_score} of 6', 'cite': ('weiss_2005_nvs',)}, {'because': 'our explanation did not come across yet', 'cite': ('ahrq_hlup', 'talevski_2020')}, {'because': 'there was little chance of schooling ({schooling_years} years)', 'cite': ('weiss_2005_nvs',)}),
  'groups': (((1, 2),), ((2, 4), (3, 1)), ((4, 2),), ((5, 2),)),
 },
 'low_confidence': {
  'label': 'Wants it, does not believe it is possible',
  'indicators': ({'because': 'confidence is {confidence_ruler} of 10', 'cite': ('samhsa_tip35_2019',)}, {'because': 'the step was too hard', 'cite': ('kazantzis_2016',)}, {'because': 'gains are not credited to own effort yet', 'cite': ('fluckiger_2023_sbm',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 1),)),
 },
 'low_energy_illness_load': {
  'label': 'The illness uses up the energy treatment asks for',
  'indicators': ({'because': 'PHQ-9 is {phq9_total}', 'cite': ('kroenke_2001',)}, {'because': 'it takes {post_session_distress_days} days to recover from an appointment, and the body is part of the load', 'cite': ('nice_ng206',)}),
  'groups': (((1, 4),), ((2, 2),)),
 },
 'low_outcome_expectation': {
  'label': 'Little hope that this will help',
  'indicators': ({'because': 'hope that this can help is {outcome_expectation_0_10} of 10', 'cite': ('constantino_2018_oe',)}, {'because': 'the person spoke of hopelessness', 'cite': ('constantino_2018_oe',)}, {'because': 'earlier treatment did not help', 'cite': ('jochems_2018',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),)),
 },
 'low_treatment_credibility': {
  'label': 'The explanation does not make sense (yet)',
  'indicators': ({'because': 'the treatment makes {credibility_0_10} of 10 sense so far', 'cite': ('constantino_2018_cred', 'gibbons_2019')}, {'because': 'the person explains it differently from the plan', 'cite': ('dorflinger_2013',)}, {'because': 'the reason for the method has not landed yet', 'cite': ('swift_2023',)}, {'because': 'the point of the step was not clear', 'cite': ('kazantzis_2016',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),), ((4, 2),)),
 },
 'low_trust_not_yet_safe': {
  'label': 'Not yet safe enough to be open',
  'indicators': ({'because': 'openness feels {trust_rating_0_10} of 10 safe', 'cite': ('samhsa_tip57_2014',)}, {'because': 'little is said so far', 'cite': ('blanchard_farber_2016',)}, {'because': 'the person feels judged', 'cite': ('farber_2018',)}, {'because': 'trauma is {trauma_history}', 'cite': ('samhsa_tip57_2014',)}, {'because': 'the limits of confidentiality have not been explained yet', 'cite': ('samhsa_tip57_2014',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 4),), ((4, 1),), ((5, 2),)),
 },
 'medical_contributor_untreated': {
  'label': 'A body condition is feeding the symptoms',
  'indicators': ({'because': 'thyroid function is out of range', 'cite': ('mcallister_williams_2020',)}, {'because': 'anaemia or a deficiency was found', 'cite': ('mcallister_williams_2020',)}, {'because': 'STOP-Bang is {stopbang_score} of 8', 'cite': ('chung_2016', 'kee_2018')}, {'because': 'STOP-Bang is {stopbang_score} of 8', 'cite': ('chung_2016',)}, {'because': 'a medicine known to cause such symptoms is taken', 'cite': ('mcallister_williams_2020',)}, {'because': 'thyroid function has not been checked this year', 'cite': ('mcallister_williams_2020',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 4), (4, 2)), ((5, 4),), ((6, 1),)),
 },
 'medication_worries': {
  'label': 'Reasonable doubts about medicines',
  'indicators': ({'because': 'there are worries about what the medicine does', 'cite': ('nice_cg76',)}, {'because': 'the person would rather not take medicine', 'cite': ('swift_2018',)}),
  'groups': (((1, 4),), ((2, 4),)),
 },
 'modality_mismatch': {
  'label': 'The right kind of help has not been offered yet',
  'indicators': ({'because': 'the therapy is not one recommended for this problem', 'cite': ('nice_ng222',)}, {'because': 'the wish for another kind of help was not met', 'cite': ('swift_2018',)}, {'because': 'only one kind of help was offered', 'cite': ('founding_text',)}, {'because': 'a digital or remote option was the only offer', 'cite': ('swift_2018',)}, {'because': 'the person says this is not helping', 'cite': ('andrade_2014',)}, {'because': "no meaningful change so far, on measure and by the person's account", 'cite': ('nice_ng222',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2), (4, 2)), ((5, 1),), ((6, 1),)),
 },
 'no_private_space': {
  'label': 'Nowhere safe to talk',
  'indicators': ({'because': 'there is no private place to talk', 'cite': ('who_ipv_2013',)}, {'because': 'someone monitors or blocks care, phone or money', 'cite': ('who_ipv_2013',)}, {'because': 'messages or calls reach others too', 'cite': ('who_ipv_2013',)}, {'because': 'whoever interprets is close to the person and hears everything', 'cite': ('karliner_2007', 'who_ipv_2013')}, {'because': 'whoever interprets hears everything', 'cite': ('karliner_2007', 'who_ipv_2013')}),
  'groups': (((1, 4),), ((2, 4),), ((3, 2),), ((4, 2), (5, 2))),
 },
 'not_on_track': {
  'label': 'Not moving as hoped',
  'indicators': ({'because': 'the feedback system says: not on track', 'cite': ('lambert_2018', 'dejong_2021')}, {'because': '{sessions_since_reliable_improvement} sessions without reliable improvement', 'cite': ('beard_delgadillo_2019', 'lambert_2017')}, {'because': 'the person says this is not helping', 'cite': ('westmacott_2010',)}, {'because': "no meaningful change so far, on measure and by the person's account", 'cite': ('nice_ng222',)}, {'because': 'the outcome rating changed by {ors_change}, less than a reliable gain of 5', 'cite': ('miller_ors_2003',)}, {'because': 'PHQ-9 changed by {phq9_change}, less than a reliable gain of 6', 'cite': ('nhs_tt_manual',)}, {'because': 'GAD-7 changed by {gad7_change}, less than a reliable gain of 4', 'cite': ('nhs_tt_manual',)}, {'because': 'OQ-45 changed by {oq45_change}, less than a reliable gain of 14', 'cite': ('oq45_manual',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 4),), ((4, 2),), ((5, 2), (6, 1), (7, 1), (8, 1))),
 },
 'ocd_unrecognised': {
  'label': 'Obsessions are being treated as general worry',
  'indicators': ({'because': 'OCI-R is {oci_r_score}', 'cite': ('foa_2002_ocir',)},),
  'groups': (((1, 4),),),
 },
 'overshadowed_by_label': {
  'label': 'An old label explains everything away',
  'indicators': ({'because': 'complaints were put down to a label without a fresh look', 'cite': ('jones_2008',)}, {'because': 'a test was done under conditions that make it invalid', 'cite': ('jones_2008',)}, {'because': 'the notes carry a blaming label', 'cite': ('jones_2008',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 1),)),
 },
 'pace_too_fast': {
  'label': 'Too much, too soon',
  'indicators': ({'because': 'the pace feels too fast', 'cite': ('samhsa_tip57_2014',)}, {'because': 'the person lost contact with the present in the session', 'cite': ('samhsa_tip57_2014',)}, {'because': 'it took {post_session_distress_days} days to settle after the session', 'cite': ('samhsa_tip57_2014',)}, {'because': 'the person has not agreed to be challenged', 'cite': ('founding_text',)}, {'because': 'the step was frightening', 'cite': ('kazantzis_2016',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 2),), ((4, 2),), ((5, 2),)),
 },
 'pace_too_slow': {
  'label': 'Stuck in preparation',
  'indicators': ({'because': 'the pace feels too slow', 'cite': ('dejongh_2016',)}, {'because': 'trauma-focused treatment is wanted', 'cite': ('vanvliet_2021', 'oprel_2021')}, {'because': '{stabilisation_sessions_done} preparation sessions so far', 'cite': ('vanvliet_2021', 'oprel_2021')}),
  'groups': (((1, 4),), ((2, 2),), ((3, 4),)),
 },
 'pain_comorbid': {
  'label': 'Pain is taking the capacity',
  'indicators': ({'because': 'pain is there most days', 'cite': ('nice_ng193',)},),
  'groups': (((1, 4),),),
 },
 'partner_fear_or_control': {
  'label': 'Afraid of, or controlled by, someone close',
  'private': True,
  'indicators': ({'because': 'there is fear of someone close', 'cite': ('who_ipv_2013',)}, {'because': 'there is a pattern of control', 'cite': ('who_ipv_2013',)}, {'because': 'someone monitors or blocks care, phone or money', 'cite': ('who_ipv_2013',)}, {'because': 'asked alone, the person told of violence or fear', 'cite': ('sherin_1998', 'who_ipv_2013')}, {'because': 'the partner is always there, and the person has not been seen alone', 'cite': ('who_ipv_2013',)}, {'because': 'the partner interprets', 'cite': ('who_ipv_2013',)}, {'because': 'others read messages or answer the phone', 'cite': ('who_ipv_2013',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 4),), ((4, 4),), ((5, 1),), ((6, 1),), ((7, 1),)),
 },
 'physical_access_unmet': {
  'label': 'The building or format is not accessible',
  'indicators': ({'because': 'an access need is not met here', 'cite': ('ada_504', 'equality_act_2010')},),
  'groups': (((1, 4),),),
 },
 'polite_concealment': {
  'label': 'Keeping quiet to be polite or to protect',
  'indicators': ({'because': '{srs_all_perfect_count} perfect ratings in a row can be politeness', 'cite': ('blanchard_farber_2016',)}, {'because': 'something important seems left unsaid', 'cite': ('blanchard_farber_2016',)}, {'because': 'yes in the room, but something else happens afterwards', 'cite': ('blanchard_farber_2016',)}, {'because': 'the feedback system says {alert_status}', 'cite': ('lambert_2018',)}),
  'groups': (((1, 1),), ((2, 2),), ((3, 2),), ((4, 1),)),
 },
 'possible_bipolar': {
  'label': 'It may be bipolar depression',
  'indicators': ({'because': '{mdq_symptoms} of 13 MDQ symptoms', 'cite': ('hirschfeld_2000',)}, {'because': 'MDQ symptoms came at the same time', 'cite': ('hirschfeld_2000',)}, {'because': 'MDQ problem level is {mdq_problem}', 'cite': ('hirschfeld_2000',)}, {'because': 'an antidepressant brought elation or little need for sleep', 'cite': ('nice_cg185',)}, {'because': 'a close relative has bipolar disorder', 'cite': ('calabrese_2006',)}),
  'groups': (((1, 2),), ((2, 1),), ((3, 1),), ((4, 4),), ((5, 1),)),
 },
 'ready_but_held_back': {
  'label': 'Ready to act, therapy still exploring',
  'indicators': ({'because': 'the person has decided', 'cite': ('miller_rose_2015',)}, {'because': 'the stage for this target is {soc_stage}', 'cite': ('krebs_2018',)}, {'because': 'the pace feels too slow', 'cite': ('founding_text',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),)),
 },
 'reminder_lost': {
  'label': 'The invitation did not reach or was forgotten',
  'indicators': ({'because': 'no reminder channel is confirmed', 'cite': ('gurol_2013',)}, {'because': '{missed_appointments_12m} appointments were missed in a year', 'cite': ('mcqueenie_2019',)}, {'because': 'memory or planning is hard', 'cite': ('nasreddine_2005',)}),
  'groups': (((1, 2),), ((2, 1),), ((3, 1),)),
 },
 'remote_connection_strain': {
  'label': 'Hard to connect through the screen or phone',
  'indicators': ({'because': 'the line or picture keeps failing', 'cite': ('norwood_2018',)}, {'because': 'there is no private place to talk', 'cite': ('norwood_2018',)}, {'because': 'the session rating was {srs_total} of 40', 'cite': ('miller_bargmann_2012',)}),
  'groups': (((1, 2),), ((2, 2),), ((3, 2),)),
 },
 'role_or_duration_mismatch': {
  'label': 'Different picture of how therapy works',
  'indicators': ({'because': 'therapy was expected to work differently', 'cite': ('swift_2023',)}, {'because': 'the person expects {expected_sessions_by_client} sessions, the service plans {planned_sessions}', 'cite': ('swift_greenberg_2012', 'swift_2023')}),
  'groups': (((1, 4),), ((2, 2),)),
 },
 'rupture_confrontation': {
  'label': 'Strain in the relationship: open criticism',
  'indicators': ({'because': 'the strain shows as {rupture_marker}', 'cite': ('safran_muran_2000',)}, {'because': 'the person voiced dissatisfaction', 'cite': ('eubanks_2017_consensus',)}, {'because': 'there is arguing or interrupting', 'cite': ('miller_rollnick_2013',)}, {'because': 'the session rating was {srs_total} of 40', 'cite': ('miller_bargmann_2012',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 1),), ((4, 2),)),
 },
 'rupture_withdrawal': {
  'label': 'Strain in the relationship: pulling back',
  'indicators': ({'because': 'the strain shows as {rupture_marker}', 'cite': ('safran_muran_2000',)}, {'because': 'the session rating fell by {srs_drop}', 'cite': ('miller_bargmann_2012',)}, {'because': 'the alliance score fell by {wai_sr_drop}', 'cite': ('horvath_wai_site',)}, {'because': 'yes in the room, but something else happens afterwards', 'cite': ('safran_muran_2000', 'blanchard_farber_2016')}, {'because': '{missed_last_4} of the last four appointments were missed', 'cite': ('westmacott_2010',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),), ((4, 2),), ((5, 1),)),
 },
 'self_stigma': {
  'label': 'Needing help feels like weakness',
  'indicators': ({'because': 'needing help feels like weakness', 'cite': ('vogel_2006', 'clement_2015')}, {'because': 'the self-stigma scale mean is {ssosh_mean}', 'cite': ('vogel_2006',)}, {'because': 'being seen here could cost something', 'cite': ('clement_2015',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 1),)),
 },
 'sensory_overload_autistic': {
  'label': 'The setting or style clashes with an autistic way of being',
  'indicators': ({'because': 'the person is autistic', 'cite': ('nice_cg142',)}, {'because': 'AQ-10 is {aq10_score}', 'cite': ('allison_2012',)}, {'because': 'light, noise or crowding here is distressing', 'cite': ('nice_cg142',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 4),)),
 },
 'shame_self_criticism': {
  'label': 'Shame and harsh self-judgement',
  'indicators': ({'because': 'the person speaks of themselves with shame or harshness', 'cite': ('wakelin_2021',)}, {'because': 'something important seems left unsaid', 'cite': ('blanchard_farber_2016',)}, {'because': 'the person feels judged', 'cite': ('farber_2018',)}),
  'groups': (((1, 4),), ((2, 1),), ((3, 2),)),
 },
 'side_effect_read_as_illness': {
  'label': 'An effect of the medicine is taken for the illness',
  'indicators': ({'because': 'the trouble began or grew within weeks of a medicine change', 'cite': ('nice_cg76',)}, {'because': 'agitation or restlessness, {days_since_any_medicine_change} days after a medicine was changed', 'cite': ('barnes_1989', 'stone_2009')}, {'because': 'a medicine known to cause such symptoms is taken', 'cite': ('mcallister_williams_2020',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),)),
 },
 'side_effects_burden': {
  'label': 'The treatment costs more than it gives',
  'indicators': ({'because': 'side-effect burden is {fibser_burden} of 6', 'cite': ('wisniewski_2006_fibser',)}, {'because': 'side-effect burden is {fibser_burden} of 6', 'cite': ('wisniewski_2006_fibser',)}, {'because': 'the ASEX total is {asex_total}', 'cite': ('mcgahuey_2000',)}, {'because': 'the highest ASEX item is {asex_max_item}', 'cite': ('mcgahuey_2000',)}, {'because': 'weight rose by {weight_gain_pct} %', 'cite': ('velligan_2017',)}, {'because': 'tiredness from medicine gets in the way', 'cite': ('velligan_2017',)}, {'because': 'inner restlessness is rated {bars_global} (Barnes)', 'cite': ('barnes_1989',)}, {'because': 'new agitation or dark thoughts came after a medicine was changed', 'cite': ('stone_2009',)}),
  'groups': (((1, 4), (2, 2)), ((3, 4),), ((4, 4),), ((5, 4),), ((6, 4),), ((7, 4),), ((8, 2),)),
 },
 'sleep_disorder_untreated': {
  'label': 'Sleep is unwell in its own right',
  'indicators': ({'because': 'the insomnia index is {isi_score}', 'cite': ('bastien_2001',)}, {'because': 'the person works nights or changing shifts', 'cite': ('bastien_2001',)}),
  'groups': (((1, 4),), ((2, 1),)),
 },
 'split_alliance': {
  'label': 'Uneven alliance in couple or family work',
  'indicators': ({'because': 'ratings of the members differ by {alliance_gap_between_members}', 'cite': ('friedlander_2018',)}, {'because': 'one member comes under pressure', 'cite': ('friedlander_2018',)}, {'because': "the adults' goal is not the young person's goal", 'cite': ('digiuseppe_1996',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),)),
 },
 'stage_task_mismatch': {
  'label': 'Action work before readiness',
  'indicators': ({'because': 'the stage is {soc_stage}, the work is {therapy_activity_now}', 'cite': ('krebs_2018',)}, {'because': '{homework_done_ratio_last4} of the last steps happened', 'cite': ('kazantzis_2016',)}, {'because': 'the SOCRATES taking-steps score is {socrates_taking_steps}', 'cite': ('miller_tonigan_1996',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),)),
 },
 'stigma_disclosure': {
  'label': 'Being seen here could cost something',
  'indicators': ({'because': 'worry about what others think stops the person ({bace_max_stigma_item} of 3)', 'cite': ('clement_2012_bace',)}, {'because': 'being seen here could cost something', 'cite': ('clement_2015',)}, {'because': 'worry about what others think stops the person ({bace_max_stigma_item} of 3)', 'cite': ('clement_2012_bace',)}, {'because': "the insurer's letters go to someone else", 'cite': ('hipaa_164_522b',)}),
  'groups': (((1, 4), (3, 1)), ((2, 4),), ((4, 2),)),
 },
 'structure_underprovided': {
  'label': 'Too little direction offered',
  'indicators': ({'because': 'the person asks for more structure', 'cite': ('cooper_2021_activity',)}, {'because': "the helper's direction is {therapist_directiveness}", 'cite': ('beutler_2018',)}, {'because': 'the pace feels too slow', 'cite': ('cooper_2021_activity',)}, {'because': 'the approach item of the session rating was {srs_approach}', 'cite': ('miller_bargmann_2012',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),), ((4, 2),)),
 },
 'substance_interaction': {
  'label': 'Alcohol or drugs are doing a job and making another',
  'indicators': ({'because': 'AUDIT is {audit_score}', 'cite': ('babor_2001_audit',)}, {'because': 'AUDIT is {audit_score}', 'cite': ('babor_2001_audit',)}, {'because': 'DAST-10 is {dast10_score}', 'cite': ('skinner_1982_dast',)}, {'because': 'there are signs of alcohol withdrawal (CIWA-Ar {ciwa_ar})', 'cite': ('asam_2020',)}),
  'groups': (((1, 2), (2, 4)), ((3, 4),), ((4, 2),)),
 },
 'task_gap_between_sessions': {
  'label': 'Between-session plans do not work out',
  'indicators': ({'because': '{homework_done_ratio_last4} of the last steps happened', 'cite': ('kazantzis_2016',)}, {'because': 'the obstacle was: {homework_obstacle}', 'cite': ('kazantzis_2016',)}, {'because': 'the form of the task does not fit daily life', 'cite': ('oldham_2012',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 4),)),
 },
 'therapy_dose_or_fidelity_inadequate': {
  'label': 'Therapy was named but not delivered',
  'indicators': ({'because': 'the core ingredient of the therapy may be missing', 'cite': ('nice_cg31', 'robinson_2020')}, {'because': '{therapy_sessions_model_specific} sessions of the named model were delivered', 'cite': ('robinson_2020',)}, {'because': "no meaningful change so far, on measure and by the person's account", 'cite': ('nice_ng222',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 1),)),
 },
 'transport_distance': {
  'label': 'Getting there is hard',
  'indicators': ({'because': 'transport keeps the person from coming', 'cite': ('clement_2012_bace', 'syed_2013')}, {'because': 'the way here takes {travel_minutes_one_way} minutes', 'cite': ('syed_2013',)}, {'because': '{missed_appointments_90d} appointments were missed in three months', 'cite': ('mcqueenie_2019',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 1),)),
 },
 'trauma_unaddressed': {
  'label': 'Trauma has not been asked about or offered treatment',
  'indicators': ({'because': 'PC-PTSD-5 is {pc_ptsd5_score} of 5', 'cite': ('bovin_2021',)}, {'because': 'PCL-5 is {pcl5_score}', 'cite': ('forkus_2022',)}),
  'groups': (((1, 4),), ((2, 4),)),
 },
 'unaddressed_cultural_rupture': {
  'label': 'Cultural hurt that has not been talked about',
  'indicators': ({'because': 'a hurtful remark or omission has not been talked about', 'cite': ('owen_2014',)}, {'because': 'the session rating fell by {srs_drop}', 'cite': ('miller_bargmann_2012',)}, {'because': 'the person would prefer another helper', 'cite': ('swift_2018',)}),
  'groups': (((1, 4),), ((2, 1),), ((3, 1),)),
 },
 'unmet_preference': {
  'label': 'Wanted something else',
  'indicators': ({'because': 'the preference is {preference_met}', 'cite': ('swift_2018',)}, {'because': 'there is a clear wish about the help', 'cite': ('swift_2018',)}, {'because': 'the person would prefer another helper', 'cite': ('swift_2018',)}, {'because': 'a helper matched by {helper_match_wished} is wished for', 'cite': ('swift_2018',)}, {'because': 'preferences have not been asked', 'cite': ('swift_2018',)}),
  'groups': (((1, 2),), ((2, 2),), ((3, 2),), ((4, 2),), ((5, 1),)),
 },
 'unresolved_grief': {
  'label': 'Grief that has not found its place',
  'indicators': ({'because': 'grief is the main problem in view', 'cite': ('shear_2016',)}, {'because': 'grief fills most days, {months_since_loss} months after the loss', 'cite': ('treml_2024',)}, {'because': 'grief fills most days', 'cite': ('treml_2024',)}, {'because': 'the loss was: {who_was_lost}', 'cite': ('shear_2016',)}),
  'groups': (((1, 4),), ((2, 4),), ((3, 2),), ((4, 1),)),
 },
 'unreviewed_nonresponse': {
  'label': 'Carrying on with what is not working',
  'indicators': ({'because': "no meaningful change so far, on measure and by the person's account", 'cite': ('nice_ng222', 'dejong_2021')}, {'because': 'the diagnosis has not been reviewed since', 'cite': ('nice_ng222', 'mcallister_williams_2020')}, {'because': '{weeks_in_current_treatment} weeks in the current treatment', 'cite': ('nice_ng222',)}),
  'groups': (((1, 2),), ((2, 2),), ((3, 1),)),
 },
 'vision_unmet': {
  'label': 'Information is not readable',
  'indicators': ({'because': 'print is hard to read', 'cite': ('ada_504', 'equality_act_2010')}, {'because': 'the glasses are missing or broken', 'cite': ('ada_504', 'equality_act_2010')}),
  'groups': (((1, 4),), ((2, 4),)),
 },
 'waiting_and_rejection': {
  'label': 'The system made the person wait or bounced them',
  'indicators': ({'because': '{wait_days_current} days of waiting so far', 'cite': ('founding_text',)}, {'because': '{referrals_rejected_12m} referrals were closed in a year', 'cite': ('founding_text',)}),
  'groups': (((1, 4),), ((2, 4),)),
 },
 'withdrawal_mistaken_for_relapse': {
  'label': 'Stopping made the person feel ill',
  'indicators': ({'because': 'new symptoms came soon after a dose cut', 'cite': ('nice_ng215',)},),
  'groups': (((1, 4),),),
 },
 'work_time_conflict': {
  'label': 'Appointments collide with work or school',
  'indicators': ({'because': 'appointments collide with work or school', 'cite': ('clement_2012_bace',)}, {'because': '{late_cancellations_90d} same-day cancellations in three months', 'cite': ('clement_2012_bace',)}, {'because': 'no choice of time or place was offered', 'cite': ('oldham_2012',)}, {'because': 'the person works nights or changing shifts', 'cite': ('clement_2012_bace',)}),
  'groups': (((1, 4),), ((2, 1),), ((3, 1),), ((4, 2),)),
 },
 'youth_brought_by_others': {
  'label': 'Young person brought by others',
  'indicators': ({'because': 'the young person says they were made to come', 'cite': ('digiuseppe_1996',)}, {'because': 'the young person has not been seen alone yet', 'cite': ('digiuseppe_1996',)}, {'because': "the adults' goal is not the young person's goal", 'cite': ('digiuseppe_1996',)}),
  'groups': (((1, 4),), ((2, 2),), ((3, 2),)),
 },
}

GATES = {
 'conjoint_safety': {
  'label': 'Safe to meet together',
  'ask': 'Has each person been asked alone about safety with the people at home?',
  'opened_by': ('private_safety_screen',),
  'cite': ('friedlander_2018', 'who_ipv_2013'),
 },
 'consent_clarity': {
  'label': 'Consent and limits of confidentiality are clear',
  'ask': 'Have consent and the limits of confidentiality been made clear?',
  'opened_by': ('explain_confidentiality',),
  'cite': ('samhsa_tip57_2014',),
 },
 'no_open_strain': {
  'label': 'No open strain in the relationship',
  'ask': 'Is anything between us that should be said first?',
  'opened_by': ('rupture_repair_now', 'withdrawal_invite', 'confrontation_validate', 'cultural_rupture_repair'),
  'cite': ('castonguay_1996', 'eubanks_2017_consensus', 'eubanks_2018'),
 },
 'permission': {
  'label': 'Permission for challenge, now and for this topic',
  'ask': 'May I say or suggest something that could sting a little? You can say no.',
  'opened_by': ('pacing_plan',),
  'cite': ('founding_text', 'samhsa_tip57_2014'),
 },
 'readiness': {
  'label': 'Ready for action tasks (for this target)',
  'ask': 'Have you decided? If not: how important is it, and how confident are you, from 0 to 10?',
  'opened_by': ('mi_evocation', 'stage_matching'),
  'cite': ('krebs_2018', 'miller_rose_2015', 'urica_habits'),
 },
 'review_done': {
  'label': 'Review completed before changing treatment',
  'ask': 'Have the measures been looked at together?',
  'opened_by': ('progress_feedback', 'not_on_track_troubleshoot'),
  'cite': ('lambert_2017', 'lambert_2018'),
 },
 'safety_first': {
  'label': 'Safety has been talked about and nothing urgent is open',
  'ask': 'Has safety been asked about directly in this contact?',
  'opened_by': ('direct_suicide_conversation', 'private_safety_screen'),
  'cite': ('nice_ng225', 'samhsa_tip57_2014'),
 },
 'shared_goal': {
  'label': "At least one shared goal in the person's words",
  'ask': 'If our work went well, what would be the first thing you noticed?',
  'opened_by': ('goal_consensus', 'youth_engagement', 'balanced_conjoint_alliance'),
  'cite': ('tryon_2018',),
 },
 'trust': {
  'label': 'Enough trust for depth',
  'ask': 'How safe does it feel to be open with me today, from 0 to 10?',
  'opened_by': ('safety_trust_first', 'empathic_listening', 'positive_regard', 'acknowledge_system_harm'),
  'cite': ('cooper_2021_activity', 'fluckiger_2018', 'founding_text', 'miller_bargmann_2012'),
 },
}

PATHWAYS = {
 'alliance_and_empowerment': {
  'label': 'Strong alliance, collaborative goals, pace, strengths, celebration',
  'place': 'pathways/alliance_and_empowerment.yaml:2:5',
  'stages': ({'id': 'meet', 'label': 'Meet and understand', 'hold_back': ('graded_challenge',), 'place': 'pathways/alliance_and_empowerment.yaml:6:9'}, {'id': 'agree', 'label': 'Agree: goals, explanation, method, pace', 'hold_back': ('graded_challenge',), 'place': 'pathways/alliance_and_empowerment.yaml:31:9'}, {'id': 'explore', 'label': 'Explore ambivalence', 'place': 'pathways/alliance_and_empowerment.yaml:50:9'}, {'id': 'work', 'label': 'Work in doable steps', 'place': 'pathways/alliance_and_empowerment.yaml:55:9'}, {'id': 'own', 'label': 'Own and keep progress', 'place': 'pathways/alliance_and_empowerment.yaml:70:9'}),
 },
 'first_session_and_four_r': {
  'label': 'Never force or sell; an impactful first session; Relief, Root-cause reversal, Rebalance, Regeneration',
  'place': 'pathways/first_session_and_four_r.yaml:2:5',
  'stages': ({'id': 'before', 'label': 'Before: no selling', 'hold_back': ('graded_challenge',), 'place': 'pathways/first_session_and_four_r.yaml:6:9'}, {'id': 'first_hour', 'label': 'First session: one useful thing', 'hold_back': ('graded_challenge',), 'place': 'pathways/first_session_and_four_r.yaml:17:9'}, {'id': 'relief', 'label': 'Relief', 'place': 'pathways/first_session_and_four_r.yaml:34:9'}, {'id': 'root_cause', 'label': 'Root-cause reversal (what keeps it going)', 'place': 'pathways/first_session_and_four_r.yaml:46:9'}, {'id': 'rebalance', 'label': 'Rebalance', 'place': 'pathways/first_session_and_four_r.yaml:63:9'}, {'id': 'regenerate', 'label': 'Regeneration', 'place': 'pathways/first_session_and_four_r.yaml:78:9'}),
 },
 'right_help_not_offered_yet': {
  'label': 'The right help has not been offered yet',
  'place': 'pathways/right_help_not_offered_yet.yaml:2:5',
  'stages': ({'id': 'reframe', 'label': 'Take blame off the person', 'place': 'pathways/right_help_not_offered_yet.yaml:7:9'}, {'id': 'account', 'label': 'Honest account of what was offered', 'place': 'pathways/right_help_not_offered_yet.yaml:15:9'}, {'id': 'choose', 'label': 'Choose together: optimise, add, switch, step up, other setting', 'place': 'pathways/right_help_not_offered_yet.yaml:30:9'}, {'id': 'trial', 'label': 'Time-limited trial with feedback', 'place': 'pathways/right_help_not_offered_yet.yaml:45:9'}, {'id': 'live_well', 'label': 'Live well, also when improvement stays partial', 'place': 'pathways/right_help_not_offered_yet.yaml:51:9'}),
 },
 'trust_before_challenge': {
  'label': "Nonjudgmental space, the person's pace first, trust and safety before challenge",
  'place': 'pathways/trust_before_challenge.yaml:2:5',
  'stages': ({'id': 'safe', 'label': 'Safe and unjudged', 'hold_back': ('graded_challenge', 'emotion_access_steps'), 'place': 'pathways/trust_before_challenge.yaml:7:9'}, {'id': 'own_pace', 'label': 'The person sets pace and depth', 'hold_back': ('graded_challenge',), 'place': 'pathways/trust_before_challenge.yaml:29:9'}, {'id': 'deepen', 'label': 'Careful challenge of feelings and behaviour', 'place': 'pathways/trust_before_challenge.yaml:42:9'}, {'id': 'integrate', 'label': 'Integrate', 'place': 'pathways/trust_before_challenge.yaml:52:9'}),
 },
}

CONTRAINDICATIONS = {
 'activity-push-when-effort-costs-days': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Effort costs days of recovery here; first find the limit and the cause, then plan activity within it',
  'categories': ('behavioural_activation_exercise',),
 },
 'behavioural-activation-exercise-when-ed-instability-adult': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'The heart is at risk, and exercise may be driven',
  'categories': ('behavioural_activation_exercise',),
 },
 'behavioural-activation-exercise-when-ed-instability-young': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'The heart is at risk, and exercise may be driven',
  'categories': ('behavioural_activation_exercise',),
 },
 'behavioural-activation-exercise-when-mania-acute': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'More activity can fuel the high mood',
  'categories': ('behavioural_activation_exercise',),
 },
 'behavioural-activation-exercise-when-restrictive-eating-or-purging': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Activity may be driven exercise: only once a specialist for eating disorders agrees and energy intake is covered',
  'categories': ('behavioural_activation_exercise',),
 },
 'carer-support-when-danger-at-home': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'The carer may be the person who hurts or controls',
  'interventions': ('carer_support', 'home_or_community_visit'),
 },
 'caring-followup-72h-when-ipv-active': {
  'level': 'precaution',
  'because': 'Controller may answer: safe number and words only',
  'interventions': ('caring_followup_72h',),
 },
 'cbt-i-in-withdrawal': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'In withdrawal, sleeplessness is a sign to treat, and less time in bed adds to the danger of seizures',
  'interventions': ('cbt_i',),
 },
 'cbt-i-when-mania-acute': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Limiting sleep can trigger mania',
  'interventions': ('cbt_i',),
 },
 'cbt-i-when-seizure-now-or-recent': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Less sleep lowers the seizure threshold',
  'interventions': ('cbt_i',),
 },
 'cbt-i-when-stopbang-score-5': {'level': 'precaution', 'because': 'Apnoea: sleep test first', 'interventions': ('cbt_i',)},
 'consent-withdrawn': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Consent was withdrawn: stop, respect the decision, offer information and an open door',
  'categories': ('depth_work', 'trauma_processing', 'exposure', 'modality_change', 'neuromodulation', 'medication_change', 'group', 'couples_family'),
 },
 'couples-family-when-adolescent-asks-privacy': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': "Family work without the young person's agreement breaks trust",
  'categories': ('couples_family',),
 },
 'couples-family-when-child-abuse': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'No family work until child protection has advised',
  'categories': ('couples_family',),
 },
 'couples-family-when-family-abuse-no-family-work': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'The suspected abuser must not be included or informed',
  'categories': ('couples_family',),
 },
 'couples-family-when-ipv-active': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Joint sessions can provoke violence and silence the person; exception only as specialist work for situational violence after separate private screening, never with fear or control',
  'categories': ('couples_family',),
 },
 'couples-family-when-ipv-high-danger': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Danger from a partner is high; a joint session could cost a life',
  'categories': ('couples_family',),
 },
 'couples-family-when-screen-positive': {
  'level': 'never',
  'because': 'The private question about safety at home was answered with concern; joint sessions can provoke violence',
  'categories': ('couples_family',),
 },
 'depth-when-dissociating': {'level': 'never', 'because': 'Contact with the present comes first; depth can wait', 'categories': ('depth_work',)},
 'digital-self-guided-when-partner-controls-access': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'The device may be monitored',
  'categories': ('digital_self_guided', 'digital_guided'),
 },
 'digital-self-guided-when-psychosis-present': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Self-guided programmes are untested, and may harm, in psychosis',
  'categories': ('digital_self_guided',),
 },
 'digital-self-guided-when-suicidal-thoughts': {
  'level': 'never',
  'if_unknown': 'check_first',
  'because': 'A self-guided programme is offered only after somebody asked about thoughts of suicide, and never alone if they are there',
  'categories': ('digital_self_guided',),
 },
 'digital-self-guided-when-suicide-ideation-no-intent': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'A self-guided programme only alongside human care',
  'categories': ('digital_self_guided',),
 },
 'digital-self-guided-when-suicide-intent-or-plan': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'A human is needed now',
  'categories': ('digital_self_guided',),
 },
 'easy-read-or-alternative-formats-when-ipv-active': {
  'level': 'precaution',
  'because': 'Discovery: nothing to take home that names violence',
  'interventions': ('easy_read_or_alternative_formats',),
 },
 'erp-pathway-when-suicide-intent-or-plan': {'level': 'never', 'if_unknown': 'caution', 'because': 'Acute danger comes first', 'interventions': ('erp_pathway',)},
 'exposure-when-ciwa-ar-10': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'The body is not stable enough for exposure',
  'categories': ('exposure',),
 },
 'family-psychoeducation-when-minor-requests-confidentiality': {
  'level': 'precaution',
  'because': 'Trust and law: agree with the young person what is shared; only general information otherwise',
  'interventions': ('family_psychoeducation',),
 },
 'group-when-acute-paranoia': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'A group is not safe, or bearable, while suspicion is this intense',
  'categories': ('group',),
 },
 'group-when-mania-acute': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'A group can overstimulate and cost privacy while mood is this high',
  'categories': ('group',),
 },
 'group-when-only-offer': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'A group was the only offer and did not fit; offer one-to-one first',
  'categories': ('group',),
 },
 'group-when-psychosis-present': {
  'level': 'precaution',
  'because': 'Suspicion and overstimulation: only if the person wishes and paranoia has settled; support person',
  'categories': ('group',),
 },
 'guided-digital-cbt-when-phq9-score-20': {
  'level': 'precaution',
  'because': 'Guidance matters more when severe: phone contact weekly; risk talked about; option of a room',
  'interventions': ('guided_digital_cbt',),
 },
 'medication-conversation-when-antidepressant-activation': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Nobody should advise to keep taking it; the prescriber is asked the same day',
  'categories': ('medication_conversation',),
 },
 'medication-conversation-when-clozapine-interrupted': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Clozapine must not be restarted at the old dose; the prescriber plans it',
  'categories': ('medication_conversation',),
 },
 'messages-when-watched': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Messages can be read by the person who controls; agree a safe channel first',
  'interventions': ('appointment_reminders_two_way',),
 },
 'mi-evocation-when-capacity-doubt': {
  'level': 'precaution',
  'because': 'A capacity problem is not ambivalence: support and assess first',
  'interventions': ('mi_evocation', 'mi_prelude', 'stage_matching'),
 },
 'modality-change-when-delirium': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Treat the cause of the confusion first',
  'categories': ('modality_change',),
 },
 'neuromodulation-specialist-referral-when-capacity-doubt': {
  'level': 'precaution',
  'because': 'Consent law: capacity process, advocate, advance choices',
  'interventions': ('neuromodulation_specialist_referral',),
 },
 'offer-lai-as-choice-when-legal-mandate': {
  'level': 'precaution',
  'because': 'Coercion: free choice documented; no leverage',
  'interventions': ('offer_lai_as_choice',),
 },
 'persistent-kind-outreach-when-clear-no': {
  'level': 'precaution',
  'because': 'Autonomy: one offer then stop, door open',
  'interventions': ('persistent_kind_outreach',),
 },
 'planned-taper-support-when-benzodiazepine-abrupt-stop': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Medical management comes first',
  'interventions': ('planned_taper_support',),
 },
 'planned-taper-support-when-on-clozapine': {
  'level': 'precaution',
  'because': 'Rebound: prescriber-led slow plan; rebound psychosis, cholinergic effects',
  'interventions': ('planned_taper_support',),
 },
 'planned-taper-support-when-on-lithium': {
  'level': 'precaution',
  'because': 'Mania, suicide risk after abrupt stop: prescriber-led over weeks',
  'interventions': ('planned_taper_support',),
 },
 'shared-decision-when-intoxicated-now': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Consent is not valid while intoxicated; wait',
  'categories': ('shared_decision',),
 },
 'simplify-regimen-aids-when-suicide-ideation-no-intent': {
  'level': 'precaution',
  'because': 'Blister packs and longer supplies concentrate supply: limit it; weekly or supervised dispensing; locked storage',
  'interventions': ('simplify_regimen_aids', 'low_cost_medication_plan'),
 },
 'step-down-when-missed-appointments-12m-2': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Missing appointments is a sign of need, not a reason to close',
  'categories': ('step_down',),
 },
 'step-down-when-suicidal-thoughts-not-talked-about': {
  'level': 'never',
  'if_unknown': 'check_first',
  'because': 'Care is not reduced or closed before somebody has asked directly about thoughts of suicide',
  'categories': ('step_down',),
 },
 'step-down-when-unreachable-with-risk': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Closing the case now is dangerous',
  'categories': ('step_down',),
 },
 'step-down-when-worse': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'A measure got reliably worse; offer more contact, not less',
  'categories': ('step_down',),
 },
 'telehealth-video-or-phone-when-remote-location-unknown': {
  'level': 'precaution',
  'because': 'Cannot send help: get location, callback, contact first',
  'interventions': ('telehealth_video_or_phone',),
 },
 'trauma-focused-therapy-offer-when-psychosis-present': {
  'level': 'precaution',
  'because': 'Psychosis is not an exclusion in a trial: psychosis team involved; not while acutely unsafe; experienced therapist',
  'interventions': ('trauma_focused_therapy_offer',),
 },
 'trauma-focused-therapy-offer-when-substance-interaction': {
  'level': 'precaution',
  'because': 'NICE: do not exclude for substance use alone: withdrawal risk managed; joint plan',
  'interventions': ('trauma_focused_therapy_offer',),
 },
 'trauma-processing-when-current-danger': {
  'level': 'never',
  'because': 'Someone is a danger to the person now; work on safety first, and offer trauma treatment again once it is safe enough',
  'categories': ('trauma_processing',),
 },
 'trauma-processing-when-mania-acute': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Memory work can raise arousal while mood is this high',
  'categories': ('trauma_processing',),
 },
 'trauma-processing-when-psychosis-unsafe': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Not while the psychosis is acutely unsafe; offer again when calmer',
  'categories': ('trauma_processing', 'exposure'),
 },
 'trauma-processing-when-suicide-intent-or-plan': {
  'level': 'never',
  'if_unknown': 'caution',
  'because': 'Acute danger comes first; offer trauma treatment again soon',
  'categories': ('trauma_processing',),
 },
}

INTERVENTIONS = {
 'acknowledge_system_harm': {
  'label': 'Acknowledge harm done by care, and the limits of the system',
  'category': 'trust_repair',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask whether care has hurt or fallen short before, believe the account, and say without defending what went wrong and what our methods and services cannot do. Apologise where owed, ask what must never repeat and put it on the record as an alert for us; say how to complain or bring an advocate. Then do one thing differently straight away so that the words are believed.',
  'say': ('Being restrained at nineteen was frightening and should make you careful with us. What must not happen here?', 'That should not have happened. You were not the problem. What do I need to do differently?'),
  'for': ('institutional_mistrust', 'discrimination_mistrust', 'demoralised_after_treatments'),
  'also': ('low_trust_not_yet_safe', 'waiting_and_rejection', 'broken_continuity', 'fear_of_forced_treatment', 'identity_not_affirmed'),
  'cautions': ({'say': 'Do not defend colleagues; do not judge facts you do not know.'}, {'say': 'Serious misconduct: follow reporting duties with the person.'}, {'say': 'It takes time.'}, {'say': 'Do not argue details'}, {'say': 'Follow complaint routes if wanted'}),
  'before': ('goal_consensus', 'graded_challenge'),
  'evidence': {
   'grade': 'C',
   'cite': ('founding_text', 'lidz_1998', 'samhsa_2014_concept', 'samhsa_tip57_2014'),
   'effect': 'no direct estimate',
  },
  'place': 'interventions/relationship_and_trust.yaml:506:5',
 },
 'act_on_unread_result': {
  'label': 'Read the waiting result and act on it',
  'category': 'assessment_review',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'Open it now. Decide in one line: act today, act this week, or nothing needed, and who does it. Tell the person the result and what follows in plain words. If it is a questionnaire with a positive item about death, speak with the person before the day ends.',
  'say': ('Your result came in and nobody rang you. I am sorry. Here is what it says and what we do next.',),
  'also': ('medical_contributor_untreated', 'unreviewed_nonresponse', 'clinician_blind_spot'),
  'cautions': ({'say': 'Sensitive results are told in private, not by portal message.'},),
  'evidence': {'grade': 'D', 'cite': ()},
  'place': 'interventions/life_and_care_around.yaml:152:5',
 },
 'adhd_adapted_care': {
  'label': 'ADHD-friendly care',
  'category': 'adaptation',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Send reminders on the day, let late count, keep sessions short and the plan visible. Start the first tiny step together in the room, and offer an assessment if none was done. When something is missed, ask what the support lacked.',
  'say': ("Late still counts. Let's make the plan something you see, not something you remember.",),
  'for': ('attention_planning_adhd',),
  'cautions': ({'say': 'Stimulants: prescriber and cardiac/psychosis check'},),
  'before': ('appointment_reminders_two_way', 'flexible_scheduling_choice'),
  'evidence': {'grade': 'C', 'cite': ('gurol_2013', 'nice_ng87'), 'effect': 'Fewer missed'},
  'place': 'interventions/adaptation.yaml:26:5',
 },
 'advance_choice_crisis_plan': {
  'label': 'Joint crisis plan / advance choices',
  'category': 'shared_decision',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'When well, write with the person what helps, what to avoid, who to call, medicines accepted or refused, and caring for dependants. Share with consent and store where it is found.',
  'say': ("If there is a next crisis, how do you want to be treated? Let's put it in writing.",),
  'for': ('fear_of_forced_treatment',),
  'also': ('institutional_mistrust',),
  'cautions': ({'say': 'Capacity for this decision, and no acute crisis.'}, {'say': 'Law differs on binding force'}),
  'evidence': {'grade': 'A', 'cite': ('dejong_2016',), 'effect': 'RR 0.77 compulsory admission'},
  'place': 'interventions/motivation_goals_pace.yaml:546:5',
 },
 'appointment_reminders_two_way': {
  'label': 'Two-way reminders by the channel the person really sees',
  'category': 'access_logistics',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask which channel the person really sees, in which language, and in what words. Send a message about three days before and on the day, which lets them cancel or rebook with one reply. After a miss, change the channel; do not send the same again.',
  'say': ('What should the message say so that nobody else learns anything from it?',),
  'for': ('reminder_lost',),
  'also': ('attention_planning_adhd', 'cognitive_impairment'),
  'cautions': ({'say': 'Others read this channel: agree wording that gives nothing away, or another channel.'}, {'say': 'First: consent to this channel, and who else reads it.'}, {'say': 'Where someone at home monitors or blocks care, phone or money, or the partner is feared: no text, voicemail or portal message without agreed safe wording'}),
  'evidence': {'grade': 'A', 'cite': ('gurol_2013', 'oldham_2012'), 'effect': 'RR about 1.14 for attendance'},
  'place': 'interventions/access_and_needs.yaml:52:5',
 },
 'ask_barriers_directly': {
  'label': 'Ask what gets in the way, as a routine question',
  'category': 'assessment_review',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'Ask everyone the same short list: getting here, money, time, caring, language, privacy, fear, past care, side effects, fit. Write the answer in their words, and pick one thing to mend together today.',
  'say': ('We ask everyone this because our services are not easy to use: what makes it hard to come, or to keep going?',),
  'also': ('transport_distance', 'cost_of_care', 'work_time_conflict', 'childcare_caring_load', 'stigma_disclosure', 'basic_needs_unmet', 'waiting_and_rejection', 'clinic_environment_unwelcoming', 'digital_exclusion', 'family_or_partner_opposition', 'isolation', 'no_private_space'),
  'cautions': ({'say': 'In private.'}, {'say': 'Only ask what you can act on or honestly refer'}, {'say': 'Do not use answers to limit care'}),
  'evidence': {
   'grade': 'C',
   'cite': ('clement_2012_bace', 'oldham_2012', 'prapare_2016'),
   'effect': 'Identifies a fixable barrier; small direct effect',
  },
  'place': 'interventions/review_and_feedback.yaml:182:5',
 },
 'assertive_outreach_team': {
  'label': 'Assertive/intensive case management',
  'category': 'outreach',
  'audience': 'service',
  'tier': 'core',
  'do': 'A small team meets the person where they are, with practical help, and medicines as they wish. Start with what the person asks for.',
  'say': ('We will come to you, and we do not give up after a no-show.',),
  'for': ('basic_needs_unmet',),
  'also': ('broken_continuity', 'institutional_mistrust'),
  'cautions': ({'say': 'For severe illness and much need.'}, {'say': 'Avoid coercive drift'}),
  'evidence': {'grade': 'A', 'cite': ('dieterich_2017',), 'effect': 'Retention; fewer bed days in high users'},
  'place': 'interventions/coordination_outreach.yaml:199:5',
 },
 'autism_adapted_care': {
  'label': 'Autism-adapted care',
  'category': 'adaptation',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': "Write down what will happen, and keep to it. Use concrete words, a quiet room with low light, breaks, and the person's interests as material; talk more of what to do than of what to feel. Ask about autistic burnout, and how they want to communicate when overwhelmed.",
  'say': ("Here is today's plan in writing. Tell me if I am vague.",),
  'for': ('sensory_overload_autistic',),
  'also': ('clinic_environment_unwelcoming',),
  'cautions': ({'say': 'Ask the person; no two are alike.'}, {'say': 'Do not aim to reduce autistic traits'}, {'say': 'Alexithymia may blunt scales: risk can be hidden'}),
  'evidence': {'grade': 'C', 'cite': ('nice_cg142',), 'effect': 'Better engagement'},
  'place': 'interventions/adaptation.yaml:3:5',
 },
 'autonomy_choice_menu': {
  'label': 'Menu of real choices',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Offer two to four workable options (topic, method, format, timing, doing nothing for now), give neutral information on each, ask what fits and accept the answer. Always include 'none of these'.",
  'say': ('Here are three ways people tackle this, and leaving it as it is is the fourth. What speaks to you?',),
  'for': ('autonomy_threat_reactance', 'change_not_important_now'),
  'also': ('external_pressure', 'unmet_preference', 'low_treatment_credibility', 'youth_brought_by_others', 'group_only_offer'),
  'cautions': ({'say': 'No sham choices.'}, {'say': 'Too many options burden people with severe depression or cognitive problems: offer two.'}),
  'evidence': {
   'grade': 'B',
   'cite': ('ng_2012', 'ntoumanis_2021', 'oldham_2012', 'swift_2018'),
   'effect': 'attendance interventions incl. choice d = .38; dropout OR = 1.79 for met preference',
  },
  'place': 'interventions/relationship_and_trust.yaml:415:5',
 },
 'balanced_conjoint_alliance': {
  'label': 'Balance alliances in couple and family work',
  'category': 'couples_family',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Give each member equal early time, also separately; find one goal everybody can accept; avoid siding, reporting secrets or using one member as co-therapist. Check SRS of every member and address the largest gap first.',
  'say': ('Each of you lost something here; I want to hear both losses before we plan.', 'What small thing would make the next hour worth coming for you, Amir?'),
  'for': ('split_alliance',),
  'also': ('goal_disagreement', 'youth_brought_by_others', 'external_pressure', 'family_stress'),
  'gates': ('conjoint_safety',),
  'cautions': ({'say': 'Coercive control or violence: no conjoint sessions; individual safety-first help.'}, {'say': 'Agree a secrets policy before individual meetings.'}),
  'before': ('graded_challenge', 'homework_codesign'),
  'evidence': {
   'grade': 'B',
   'cite': ('friedlander_2018', 'reese_2010'),
   'effect': 'alliance r = .297; split alliance r = .316 with poorer outcome',
  },
  'place': 'interventions/treatments.yaml:3:5',
 },
 'behavioural_activation': {
  'label': 'Behavioural activation',
  'category': 'behavioural_activation_exercise',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Look together at what gives a sense of doing well or of joy. Plan one small step that matters, tied to a time, a place and a value, and think of what could get in its way.',
  'say': ("Not 'do more', but one thing that used to be yours.",),
  'for': ('isolation', 'low_energy_illness_load'),
  'also': ('modality_mismatch',),
  'cautions': ({'say': 'The body is steady; no eating disorder and no mania.'}, {'say': 'Not with medical instability from restriction, or mania'}, {'say': 'Avoid exhausting perinatal load'}),
  'evidence': {'grade': 'A', 'cite': ('richards_2016', 'uphoff_2020'), 'effect': 'Equal to CBT'},
  'place': 'interventions/treatments.yaml:144:5',
 },
 'bipolar_specialist_review': {
  'label': 'Bipolar check before another antidepressant',
  'category': 'assessment_review',
  'audience': 'prescriber',
  'tier': 'core',
  'do': 'Take a history of energy and sleep over the whole life, with someone who knows the person if they agree, and ask about family and about antidepressants that lifted too much. Ask the prescriber not to raise the antidepressant until a specialist has looked. Agree what a high would look like, and whom to ring.',
  'say': ('Before we try another, I want to check for highs as well as lows.',),
  'for': ('possible_bipolar',),
  'cautions': ({'say': 'Ask about mania now.'}, {'say': 'MDQ is a screen: false positives with trauma/BPD'}),
  'before': ('neuromodulation_specialist_referral',),
  'evidence': {'grade': 'C', 'cite': ('calabrese_2006', 'hirschfeld_2000', 'nice_cg185'), 'effect': 'Changes plan if positive'},
  'place': 'interventions/review_and_feedback.yaml:279:5',
 },
 'capacity_assessment_support': {
  'label': 'Decision-specific capacity with support',
  'category': 'safety_response',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Help first: interpreter, time, quiet, pain and confusion treated. Then see whether the person can understand, weigh and say back this one decision. If not, take the least restrictive way in their interest. Record the help given and who was asked.',
  'say': ('Can you tell me in your own words what happens if we do this, and if we do not?',),
  'cautions': ({'say': 'An unwise choice is not incapacity'}, {'say': 'A diagnosis is not incapacity'}),
  'evidence': {'grade': 'C', 'cite': ('appelbaum_2007', 'mca_2005'), 'effect': 'Lawful care'},
  'place': 'interventions/safety_responses.yaml:197:5',
 },
 'carer_support': {
  'label': 'Support for carers in their own right',
  'category': 'coordination',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Give the carer time of their own, information about support, a carer's assessment and respite. General information can be given without breaking confidentiality.",
  'say': ('You matter here too. What would take some weight off?',),
  'for': ('family_stress', 'carer_needs_unseen'),
  'also': ('childcare_caring_load',),
  'cautions': ({'say': 'Never where this carer may be the one who hurts.'}, {'say': 'No disclosure about the person without consent'}),
  'evidence': {'grade': 'C', 'cite': ('nice_cg178', 'rodolico_2022'), 'effect': 'Lower burden'},
  'place': 'interventions/coordination_outreach.yaml:218:5',
 },
 'caring_followup_72h': {
  'label': 'Contact within 72 hours',
  'category': 'safety_response',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ring or see the person within 72 hours of the crisis or discharge, sooner if you can, and then again. Do not wait for them to call. If they cannot be reached after a recent risk, act on that today.',
  'say': ('I said I would ring. How has it been since Tuesday?',),
  'after': ('safety_planning',),
  'evidence': {'grade': 'B', 'cite': ('chung_2017', 'doupnik_2020', 'stanley_2018'), 'effect': 'Linkage OR about 3'},
  'place': 'interventions/safety_responses.yaml:104:5',
 },
 'cbt_i': {
  'label': 'CBT for insomnia',
  'category': 'modality_change',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Four to eight sessions: a sleep window, bed only for sleep, a time for worries; also by phone or online. Keep a simple diary in a form the person will really use.',
  'say': ('Sleep can be treated in its own right; shall we start there?',),
  'for': ('sleep_disorder_untreated',),
  'also': ('pain_comorbid',),
  'cautions': ({'say': 'With night or changing shifts the sleep window needs specialist adjustment.'}, {'say': 'Think of apnoea and mania.'}, {'say': 'Sleep restriction not in bipolar/mania risk, seizure disorder, high-risk driving, untreated apnoea, without specialist'}),
  'evidence': {'grade': 'A', 'cite': ('qaseem_2016', 'trauer_2015'), 'effect': 'SOL -19 min, WASO -26 min'},
  'place': 'interventions/treatments.yaml:81:5',
 },
 'celebrate_progress': {
  'label': 'Notice and own progress, change nothing that works',
  'category': 'recognition',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Name the person's own change and show it on the measure; ask how they did it and link it to their own effort. Agree what to keep and what early signs of slipping look like, and leave the plan alone. Keep it proportionate to the person's style.",
  'say': ('From 19 to 9 - what did you do, beside the tablets, that helped?', "You did that. What was your part in it? Let's not fix what is working."),
  'for': ('gains_not_noticed', 'good_enough_gain'),
  'not_if': ({'because': 'A measure got reliably worse; praise would miss it', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'Do not celebrate what the person does not value; no praise for obedience.'}, {'say': 'With shame: small words.'}, {'say': 'Do not add tasks; a lighter visit pattern only if they raise it.'}),
  'evidence': {'grade': 'C', 'cite': ('fluckiger_2023_sbm', 'founding_text'), 'effect': 'g = 0.17 (strength-based work)'},
  'place': 'interventions/first_contact_and_wellbeing.yaml:93:5',
 },
 'change_planning': {
  'label': 'From decision to plan',
  'category': 'motivation',
  'audience': 'clinician',
  'tier': 'core',
  'do': "When change talk turns into 'I will', summarise the reasons once, agree a first step, when-where-how, obstacles with if-then answers, support person and date of review. Stop exploring.",
  'say': ('You have decided. What is the first step by Friday, and what could get in the way?',),
  'for': ('ready_but_held_back',),
  'also': ('low_confidence', 'pace_too_slow'),
  'gates': ('readiness',),
  'not_if': ({'because': 'Not decided yet; a plan now would push', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'Alcohol, benzodiazepine, opioid: abrupt stopping can be dangerous; medical check first.'},),
  'after': ('mi_evocation',),
  'evidence': {
   'grade': 'C',
   'cite': ('krebs_2018', 'miller_rollnick_2023', 'miller_rose_2015', 'samhsa_tip35_2019'),
   'effect': 'readiness-outcome d = .41 (prediction, not effect of planning)',
  },
  'place': 'interventions/motivation_goals_pace.yaml:158:5',
 },
 'childcare_family_friendly_plan': {
  'label': 'Make it possible with children or dependants in mind',
  'category': 'access_logistics',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer times around school or respite, a room where a child may play, a call during the nap, and help with finding care. Ask again when school terms or care arrangements change.',
  'say': ('Bring the baby, or we talk during nap time. Both are welcome here.',),
  'for': ('childcare_caring_load',),
  'cautions': ({'say': 'Mind what is said while a child is in the room.'}, {'say': 'Do not discuss violence or trauma detail in front of verbal children'}),
  'evidence': {'grade': 'C', 'cite': ('clement_2012_bace', 'mckay_1998'), 'effect': 'Likely better attendance'},
  'place': 'interventions/access_and_needs.yaml:178:5',
 },
 'clozapine_or_specialist_referral': {
  'label': 'Refer on time for clozapine or a specialist',
  'category': 'medication_change',
  'audience': 'prescriber',
  'tier': 'core',
  'do': 'After two full trials of antipsychotics, taken for six weeks at a full dose with a level checked, talk about clozapine without delay. If the person says no, write down the offer and come back to it. Arrange blood tests so that they do not become an obstacle: near home, by finger-prick where possible.',
  'say': ('There is a medicine that helps when others have not. Blood tests are part of it. Want to talk about it?',),
  'also': ('modality_mismatch',),
  'cautions': ({'say': 'After two full trials, where monitoring is possible.'}, {'say': 'Bowel, myocarditis, infection, seizure; local ANC rules'}),
  'evidence': {
   'grade': 'C',
   'cite': ('fda_clozapine', 'howes_2017', 'nice_cg178'),
   'effect': 'Best evidence after two adequate antipsychotics have not helped',
  },
  'place': 'interventions/medicines.yaml:167:5',
 },
 'cognitive_aids_adapted_therapy': {
  'label': 'Memory aids and adapted therapy',
  'category': 'adaptation',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Give a written summary and phone prompts, work on fewer aims, repeat, and use cues at home; involve a helper the person chooses. If memory got worse, refer to find the cause. For depression in later life, problem adaptation therapy is made for this.',
  'say': ('We will put it on one card on the fridge.',),
  'for': ('cognitive_impairment',),
  'cautions': ({'say': 'Sudden confusion is looked into first.'}, {'say': 'Do not infer incapacity'}),
  'evidence': {'grade': 'B', 'cite': ('kiosses_2015',), 'effect': 'Moderate in RCT'},
  'place': 'interventions/adaptation.yaml:63:5',
 },
 'collaborative_care': {
  'label': 'Collaborative care',
  'category': 'coordination',
  'audience': 'service',
  'tier': 'core',
  'do': 'One care manager keeps track, measures, and follows up without being chased; the family doctor and a psychiatric consultant stand behind. Whoever is not getting better comes to the weekly review with the consultant.',
  'say': ('One person will keep track and check in so you do not have to chase us.',),
  'for': ('unreviewed_nonresponse',),
  'also': ('broken_continuity', 'medical_contributor_untreated', 'cost_of_care', 'pain_comorbid'),
  'cautions': ({'say': 'Where the service exists.'},),
  'after': ('what_have_we_missed', 'dose_duration_adequacy_review', 'targeted_medical_workup'),
  'evidence': {'grade': 'A', 'cite': ('archer_2012', 'unutzer_2002'), 'effect': 'SMD about 0.3'},
  'place': 'interventions/coordination_outreach.yaml:179:5',
 },
 'confidence_building': {
  'label': 'Build confidence with small certain steps',
  'category': 'motivation',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Review past successes and exceptions, choose a step with at least 7/10 confidence, rehearse in session, let the client attribute success to own effort. Cut the step rather than cheerlead.',
  'say': ('How sure are you, 0-10? Below 7 we make it smaller.', 'How did you manage not to drink on Tuesday?'),
  'for': ('low_confidence',),
  'also': ('task_gap_between_sessions', 'demoralised_after_treatments', 'gains_not_noticed'),
  'cautions': ({'say': 'If importance is low work on importance first.'},),
  'evidence': {
   'grade': 'C',
   'cite': ('fluckiger_2023_sbm', 'samhsa_tip35_2019', 'zak_pekala_2024'),
   'effect': 'strength-based work g = 0.17 over other bona fide therapy',
  },
  'place': 'interventions/motivation_goals_pace.yaml:217:5',
 },
 'confrontation_validate': {
  'label': 'Take criticism seriously first',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Listen fully, summarise the complaint, agree with what is true, apologise for your part without 'but', then ask what would repair it. Set limits only for threats or insults that make work impossible.",
  'say': ("You are right, I was late twice and mixed up your brother's name. I am sorry.", 'What would make it worth giving me another try?'),
  'for': ('rupture_confrontation',),
  'also': ('autonomy_threat_reactance', 'institutional_mistrust'),
  'cautions': ({'say': 'If there is threat of violence use the safety conditions.'}, {'say': 'Do not interpret the anger as a symptom in this session.'}),
  'before': ('goal_consensus', 'graded_challenge'),
  'evidence': {'grade': 'B', 'cite': ('eubanks_2017_consensus', 'eubanks_2018'), 'effect': 'repair-outcome r = .29'},
  'place': 'interventions/relationship_and_trust.yaml:230:5',
 },
 'contingency_management': {
  'label': 'Rewards for steps',
  'category': 'modality_change',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'Agree small rewards that come at once for each step reached, by a voucher protocol. Explain the rules beforehand, and never use them to take care away.',
  'say': ('Each step counts, and we mark it straight away.',),
  'for': ('substance_interaction',),
  'cautions': ({'say': 'Where the programme is funded.'}, {'say': 'Check gambling harm; legal limits on value'}, {'say': 'Gambling harm: no prize-draw format.'}),
  'evidence': {'grade': 'A', 'cite': ('decrescenzo_2018', 'prendergast_2006'), 'effect': 'd 0.42'},
  'place': 'interventions/treatments.yaml:60:5',
 },
 'correct_the_label': {
  'label': 'Look afresh and correct the label',
  'category': 'assessment_review',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Take the complaint as if the diagnosis were not there: history, examination, the tests anyone else would get. Repeat tests that were done without interpreter, hearing aid, glasses, sleep or schooling in mind. Write a correction into the record and tell the person and the teams who read it.',
  'say': ('I think we looked at the label and not at you. May I start again from the beginning?',),
  'for': ('overshadowed_by_label',),
  'also': ('medical_contributor_untreated', 'discrimination_mistrust', 'clinician_blind_spot', 'demoralised_after_treatments'),
  'cautions': ({'say': "Correct the record by the site's rules; nothing is deleted in secret."},),
  'evidence': {'grade': 'D', 'cite': ('jones_2008',)},
  'place': 'interventions/life_and_care_around.yaml:172:5',
 },
 'cost_coverage_navigation': {
  'label': 'Talk about money early and help with coverage',
  'category': 'cost_navigation',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Say what care is likely to cost before it begins, and never after. Check public cover, sliding fees, community clinics and free offers, and fit the number of meetings to what the person can keep up.',
  'say': ("Let's find the version of this you can afford to keep up.",),
  'for': ('cost_of_care', 'coverage_gap'),
  'cautions': ({'say': 'Know the local schemes.'}, {'say': 'Never let price decide safety care'}),
  'evidence': {'grade': 'C', 'cite': ('billioux_2017_ahc', 'mojtabai_2011'), 'effect': 'Fewer cost-related drop-outs'},
  'place': 'interventions/access_and_needs.yaml:233:5',
 },
 'coverage_appeal_parity': {
  'label': 'Appeal a denial',
  'category': 'cost_navigation',
  'audience': 'service',
  'tier': 'enabling',
  'do': 'Write a short letter that says why this care is needed, with the guideline, and ask for a talk between clinicians; after that comes external review or the ombudsman. Keep care going meanwhile. Tell the person the dates, and do the paperwork with them.',
  'say': ('The plan said no. I think you should have it, and I will help you appeal.',),
  'for': ('coverage_gap',),
  'cautions': ({'say': "Only with the person's consent."}, {'say': 'Send only what is necessary.'}),
  'evidence': {'grade': 'D', 'cite': ('mhpaea',), 'effect': 'Variable'},
  'place': 'interventions/access_and_needs.yaml:250:5',
 },
 'creative_arts_option': {
  'label': 'Music, art, drama or movement therapy',
  'category': 'creative_body',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'Offer music, art, drama or movement with a qualified therapist to those who like the idea. Let them try once, and drop it without fuss if it is not liked.',
  'say': ('If words are not your way, there is music or art, with someone trained.',),
  'also': ('modality_mismatch', 'language_discordance', 'trauma_unaddressed'),
  'cautions': ({'say': 'Only if it is liked.'}, {'say': 'In a large trial for schizophrenia, group art therapy brought no benefit and many did not come: offer it to those who want it.'}),
  'evidence': {
   'grade': 'A',
   'cite': ('aalbers_2017', 'crawford_2012'),
   'effect': 'Depression: helps short term; art therapy in schizophrenia: none by default',
  },
  'place': 'interventions/treatments.yaml:312:5',
 },
 'crisis_line_warm_link': {
  'label': 'Warm link to crisis support',
  'category': 'safety_response',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Give the local crisis number and stay while they try it: 988 in the US and Canada, 111 option 2 or 999 in England, 000 or 13 11 14 in Australia, 112 in the EU. Be honest that help may be sent. Save the number under a name that is safe.',
  'say': ('Want to text them together now?',),
  'cautions': ({'say': 'Know local number; Deaf/ASL routes exist'},),
  'evidence': {'grade': 'C', 'cite': ('lifeline988',), 'effect': 'Access'},
  'place': 'interventions/safety_responses.yaml:87:5',
 },
 'cultural_formulation_interview': {
  'label': 'Ask the Cultural Formulation questions',
  'category': 'cultural_identity',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask what they call this, what brought it on, what matters most, who helps, what got in the way, and what help would fit. Build the plan on their words.',
  'say': ('What do people in your family call what you are going through?',),
  'for': ('explanatory_model_mismatch',),
  'also': ('faith_needs_left_out', 'discrimination_mistrust', 'language_discordance', 'family_or_partner_opposition'),
  'cautions': ({'say': 'With a professional interpreter where needed.'}, {'say': "Culture is the person's, not a stereotype"}, {'say': 'Spiritual talk is not psychosis by itself'}),
  'before': ('culturally_adapted_therapy',),
  'evidence': {'grade': 'C', 'cite': ('cfi_dsm5',), 'effect': 'Better fit and rapport'},
  'place': 'interventions/communication_culture.yaml:118:5',
 },
 'cultural_rupture_repair': {
  'label': 'Acknowledge and repair a cultural hurt',
  'category': 'trust_repair',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'Raise it yourself, name the act and its effect, apologise, do not ask the client to educate or reassure you. Ask what they need now, including a different clinician. Reflect and learn in supervision.',
  'say': ("When I said your family was 'over-involved' I used my own yardstick. That was hurtful and I am sorry.", 'If you would rather continue with someone else I will arrange it and it will not count against you.'),
  'for': ('unaddressed_cultural_rupture',),
  'cautions': ({'say': 'No debate about intent.'}, {'say': 'One short honest repair is better than repeated guilt.'}),
  'before': ('rupture_repair_now', 'goal_consensus', 'homework_codesign', 'graded_challenge'),
  'evidence': {
   'grade': 'C',
   'cite': ('eubanks_2018', 'owen_2014'),
   'effect': 'alliance when discussed = alliance without microaggression',
  },
  'place': 'interventions/relationship_and_trust.yaml:260:5',
 },
 'culturally_adapted_therapy': {
  'label': 'Offer a culturally adapted version',
  'category': 'cultural_identity',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Adapt language, pictures, aims and who is in the room, and above all the account of what caused it. Use an adapted protocol, or a helper who shares the background if the person prefers that. After two sessions, ask whether the explanation still rings true.',
  'say': ('Can we describe this the way your grandmother would, and plan from there?',),
  'also': ('explanatory_model_mismatch', 'discrimination_mistrust', 'language_discordance'),
  'cautions': ({'say': 'Ask before you adapt.'}, {'say': 'Preference, not assumption'}),
  'evidence': {
   'grade': 'A',
   'cite': ('arundell_2021', 'benish_2011', 'hall_2016', 'soto_2018'),
   'effect': 'g 0.3-0.5 over unadapted',
  },
  'place': 'interventions/communication_culture.yaml:140:5',
 },
 'daily_balance_plan': {
  'label': 'Rebalance: daily life in proportions the person wants',
  'category': 'wellbeing',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'Look together at sleep, movement, food, substances, work, rest, relationships and roles; ask which proportion the person wants to shift and agree one small weekly change. Use their own weekly plan, not a norm.',
  'say': ('Looking at an ordinary week: what do you want a little more of, and a little less?',),
  'also': ('low_energy_illness_load', 'isolation', 'sleep_disorder_untreated'),
  'not_if': ({'because': 'More activity can fuel a high mood', 'if_unknown': 'caution'}, {'because': 'The body is not stable enough for activity or food targets', 'if_unknown': 'caution'}),
  'cautions': ({'say': 'No claims of hormonal, energetic or gut balancing.'}, {'say': 'With an eating disorder: no food or exercise targets without the specialist team.'}),
  'evidence': {'grade': 'D', 'cite': ('founding_text', 'uphoff_2020')},
  'place': 'interventions/first_contact_and_wellbeing.yaml:242:5',
 },
 'dbt_mbt_pathway': {
  'label': 'DBT or MBT pathway',
  'category': 'modality_change',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Refer to a structured programme with skills, individual work and a crisis plan. Say honestly how long it takes, and bridge the wait with one steady helper and some skills.',
  'say': ('This is made for feelings that go to 100. You are not a diagnosis.',),
  'also': ('modality_mismatch',),
  'cautions': ({'say': 'Where a programme exists.'}, {'say': 'Avoid labels as reason to refuse care'}),
  'evidence': {'grade': 'A', 'cite': ('nice_cg78', 'storebo_2020'), 'effect': 'SMD -0.5 severity'},
  'place': 'interventions/treatments.yaml:358:5',
 },
 'digital_access_support': {
  'label': 'Close the digital gap or go without digital',
  'category': 'access_logistics',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'Ask about device, data, skill and trust. Lend a device or link to a scheme, make one practice call, or do it all by ordinary phone and on paper. Write down the way that works, so that nobody offers the other one again.',
  'say': ('We can do all of this by ordinary phone. Nothing is lost.',),
  'for': ('digital_exclusion',),
  'also': ('vision_unmet',),
  'cautions': ({'say': 'Never make digital the only route'},),
  'evidence': {'grade': 'D', 'cite': ('karyotaki_2021', 'prapare_2016'), 'effect': 'Enables access'},
  'place': 'interventions/access_and_needs.yaml:215:5',
 },
 'direct_suicide_conversation': {
  'label': 'Ask directly and listen',
  'category': 'safety_response',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'In private, ask in plain words about thoughts, intent, plan, means, the past, and what holds them. Listen more than you ask, and make sense of it together. No score reassures anybody. Decide the next steps together, and say what you will do.',
  'say': ('Sometimes when things are this heavy people think of ending their life. Has that been true for you?',),
  'cautions': ({'say': 'It takes time and privacy.'}, {'say': 'No low/medium/high label to decide care'}),
  'before': ('safety_planning', 'lethal_means_counselling', 'crisis_line_warm_link', 'not_on_track_troubleshoot'),
  'evidence': {'grade': 'C', 'cite': ('dazzi_2014', 'franklin_2017', 'nice_ng225'), 'effect': 'Needed for every step'},
  'place': 'interventions/safety_responses.yaml:26:5',
 },
 'dose_duration_adequacy_review': {
  'label': 'Check dose, time and taking before calling it a failure',
  'category': 'assessment_review',
  'audience': 'prescriber',
  'tier': 'core',
  'do': 'List each medicine: highest dose, weeks at it, doses really taken, effect, why it ended. Compare with the minimum, look at interactions and, for antipsychotics, at levels. Correct the table together with the person.',
  'say': ('Before we say it did not work, was it ever given a fair try, by us?',),
  'for': ('dose_or_duration_inadequate',),
  'also': ('unreviewed_nonresponse', 'adherence_practical'),
  'cautions': ({'say': 'With the pharmacy record.'}, {'say': 'Prescriber decides on dose; check ECG/age/pregnancy'}),
  'before': ('clozapine_or_specialist_referral', 'neuromodulation_specialist_referral', 'step_up_or_intensify'),
  'evidence': {
   'grade': 'C',
   'cite': ('howes_2017', 'mcintyre_2023', 'nice_ng222'),
   'effect': 'Finds inadequate trials in a meaningful share',
  },
  'place': 'interventions/review_and_feedback.yaml:232:5',
 },
 'driving_safety_advice': {
  'label': 'Driving and machines, with a way to keep the job',
  'category': 'safety_response',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Say clearly not to drive or use machines for now, and why, and write it down. Plan today's way home and the next trips. Look up the local duty to inform the licensing office and do it with the person. If the job depends on driving, write to the employer only with consent and ask for other duties.",
  'say': ('I have to ask you not to drive for now. Let us plan how you get home, and how you keep your job.',),
  'cautions': ({'say': 'The job depends on driving: plan other duties before the advice costs the income.'},),
  'evidence': {'grade': 'C', 'cite': ('dvla_fit',)},
  'place': 'interventions/life_and_care_around.yaml:94:5',
 },
 'easy_read_or_alternative_formats': {
  'label': 'Easy-read, audio, large print, pictures',
  'category': 'communication_support',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Give the plan in the form the person asks for: large print, audio, pictures, easy words. Do forms aloud together, without remark. Ask them to tell it back, to see whether the form worked.',
  'say': ('Shall I record this for you, draw it, or write five words?',),
  'for': ('limited_health_literacy', 'vision_unmet', 'intellectual_disability_unadapted'),
  'also': ('cognitive_impairment', 'sensory_overload_autistic'),
  'cautions': ({'say': 'Keep recordings safe if others search devices'},),
  'evidence': {'grade': 'C', 'cite': ('ahrq_hlup', 'equality_act_2010', 'nice_ng54'), 'effect': 'Understanding'},
  'place': 'interventions/communication_culture.yaml:80:5',
 },
 'emergency_response_handover': {
  'label': 'Emergency response now',
  'category': 'safety_response',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'Stay with the person, and take away what is dangerous if that is safe for you. Call emergency services or the crisis team and tell them everything they need. Say each step aloud, and choose the least restrictive one. Keep the interpreter, hearing aid or trusted person at their side.',
  'say': ('I am worried about your safety right now. I am staying with you while we get help, and I will tell you each step.',),
  'cautions': ({'say': 'Explain each step; a health crisis team rather than the police, where there is one.'}, {'say': 'Write it down.'}),
  'before': ('direct_suicide_conversation', 'safety_planning', 'caring_followup_72h', 'crisis_line_warm_link', 'ipv_private_safety_support'),
  'evidence': {'grade': 'C', 'cite': ('lidz_1998', 'nice_ng10', 'nice_ng225'), 'effect': 'Life-saving'},
  'place': 'interventions/safety_responses.yaml:3:5',
 },
 'emotion_access_steps': {
  'label': 'Steps toward feelings',
  'category': 'depth_work',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Start from body, action and situation; offer word lists, drawing, metaphors or rating; keep doses under some minutes and return to ground. Normalise that some people and cultures show feelings differently.',
  'say': ('If words are no use, where would you put it in the body, 0-10?',),
  'for': ('emotion_access_difficulty',),
  'also': ('attachment_avoidance', 'shame_self_criticism'),
  'gates': ('safety_first', 'trust'),
  'cautions': ({'say': 'Not a test of depth; alexithymia, autism, language and medication effects are possible.'},),
  'evidence': {'grade': 'C', 'cite': ('castonguay_1996', 'norcross_wampold_2018'), 'effect': 'no direct estimate'},
  'place': 'interventions/motivation_goals_pace.yaml:523:5',
 },
 'empathic_listening': {
  'label': 'Accurate empathy checked with the client',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Reflect meaning and feeling in short tentative statements and let the client correct you. Aim for at least two reflections per question when strain is present. Ask once per session how well you have understood.',
  'say': ('So part of you is tired of fighting this, and part is afraid of who you are without it - close?', 'What did I get wrong?'),
  'for': ('early_alliance_not_formed', 'change_not_important_now'),
  'also': ('low_trust_not_yet_safe', 'rupture_confrontation', 'ambivalence', 'emotion_access_difficulty', 'attachment_anxiety', 'demoralised_after_treatments', 'split_alliance', 'family_stress', 'isolation', 'adversity_driven_distress', 'pain_comorbid', 'unresolved_grief', 'carer_needs_unseen'),
  'cautions': ({'say': 'Strong emotional reflections can feel intrusive to people who keep distance or are suspicious; stay nearer to content.'}, {'say': 'Empathy is not agreement with harmful plans.'}),
  'evidence': {'grade': 'B', 'cite': ('elliott_2018', 'gelso_2018'), 'effect': 'r = .28 (d = .58), 82 samples'},
  'place': 'interventions/relationship_and_trust.yaml:48:5',
 },
 'employer_time_off_support': {
  'label': 'Letter or fit note for time off, only if wanted',
  'category': 'access_logistics',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'If the person wants it, write a letter that says health appointment and nothing more, and tell them their rights to leave and adjustments. Think together about how disclosure might land. Show the wording before anything is sent.',
  'say': ("I can write 'medical appointment' and nothing else. Would that help or not?",),
  'also': ('work_time_conflict', 'stigma_disclosure'),
  'cautions': ({'say': 'Only with written consent to the wording.'}, {'say': 'Never contact an employer without consent'}),
  'evidence': {'grade': 'D', 'cite': ('clement_2012_bace',), 'effect': 'Practical relief'},
  'place': 'interventions/access_and_needs.yaml:197:5',
 },
 'environment_adjust': {
  'label': 'Change the room',
  'category': 'access_logistics',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer a quiet seat with the exit in view, the first or last slot, softer light, and waiting outside until a text calls them in. Shorten the visit or let people lie down where sitting hurts. Put it on the booking record, so that it is there next time.',
  'say': ('Where would you like to sit, and do you want the door open?',),
  'for': ('clinic_environment_unwelcoming', 'sensory_overload_autistic'),
  'also': ('physical_access_unmet', 'institutional_mistrust', 'trauma_unaddressed', 'discrimination_mistrust'),
  'evidence': {'grade': 'C', 'cite': ('nice_cg142', 'samhsa_2014_concept'), 'effect': 'Comfort'},
  'place': 'interventions/access_and_needs.yaml:324:5',
 },
 'erp_pathway': {
  'label': 'ERP for OCD',
  'category': 'exposure',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Refer to someone who really does exposure with response prevention, ten hours or more, on a ladder that the person leads. Ask about their experience before you refer.',
  'say': ('The kind that works gets close to the fear gently, and you choose the steps.',),
  'for': ('ocd_unrecognised',),
  'also': ('therapy_dose_or_fidelity_inadequate', 'fear_of_what_exposure_brings', 'family_accommodation_keeps_it_going'),
  'cautions': ({'say': 'With informed consent.'}, {'say': 'No forced exposure'}, {'say': 'A full course of exposure was done before: ask what was learned, and change something, before repeating it.'}),
  'evidence': {'grade': 'C', 'cite': ('nice_cg31',), 'effect': 'Guideline'},
  'place': 'interventions/treatments.yaml:376:5',
 },
 'exercise_support': {
  'label': 'Exercise that suits',
  'category': 'behavioural_activation_exercise',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'Let the person choose: walking, yoga, strength, dance. Start low, perhaps with a companion, and ask about medical limits. Link to something local that is free or familiar.',
  'say': ('Which kind of movement have you ever liked?',),
  'also': ('modality_mismatch', 'low_energy_illness_load', 'pain_comorbid'),
  'cautions': ({'say': 'It is safe for the body.'}, {'say': 'Never with unstable eating disorder or compulsive exercise'}, {'say': 'Look out for warning signs of the heart.'}),
  'evidence': {'grade': 'A', 'cite': ('noetel_2024',), 'effect': 'g 0.4-0.6, low certainty'},
  'place': 'interventions/treatments.yaml:166:5',
 },
 'explain_confidentiality': {
  'label': 'Say clearly what is private, what is not, and what would happen',
  'category': 'trust_repair',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'Before sensitive questions say who sees notes, what must be passed on by law, what is never passed on, and what you would do step by step (first: talk to you). Address the named fear directly and offer to talk in general terms first. Repeat when topics change; for mandated care state what is reported to whom. Document that it was explained.',
  'say': ('Feeling low after birth is not by itself a reason to report anyone. I would have to act if I thought a child was in danger, and I would tell you first whenever that is safe.', "You can speak about 'a person in my situation' until you know how I work.", 'Here are the only three things I would have to act on, and I would tell you first if I safely could.'),
  'for': ('confidentiality_worry', 'fear_of_forced_treatment', 'fear_of_child_removal', 'fear_of_system_consequences', 'adolescent_confidentiality'),
  'also': ('low_trust_not_yet_safe', 'institutional_mistrust', 'external_pressure', 'youth_brought_by_others', 'self_stigma', 'stigma_disclosure', 'partner_fear_or_control'),
  'cautions': ({'say': 'Must be true for the local law and service; never promise absolute secrecy.'}, {'say': 'With interpreters or family present agree the rules first.'}, {'say': 'Know the local law.'}, {'say': 'Do not promise secrecy'}),
  'before': ('impactful_first_session',),
  'evidence': {
   'grade': 'C',
   'cite': ('clement_2015', 'gillick_1986', 'lidz_1998', 'samhsa_tip57_2014', 'smi_adviser_2020', 'webb_2023'),
   'effect': 'more disclosure and less perceived coercion; no direct estimate',
  },
  'place': 'interventions/relationship_and_trust.yaml:110:5',
 },
 'explain_intrusive_thoughts_to_parents': {
  'label': 'Explain frightening thoughts about the baby',
  'category': 'psychoeducation',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Say that unwanted pictures of harm coming to the baby are common after birth and that being horrified by them is the sign they are not wishes. Explain how checking and avoiding feed them. Ask about mood, beliefs that the baby is in danger or special, and thoughts of not living. Offer treatment for obsessions if they take up the day; no report is due for a thought.',
  'say': ('Many new parents get such pictures. That they frighten you tells me that you do not want them to come true.',),
  'also': ('ocd_unrecognised', 'fear_of_child_removal', 'shame_self_criticism'),
  'cautions': ({'say': 'Delusional ideas, intent, or a sudden change: an emergency, never explained away.'},),
  'evidence': {'grade': 'C', 'cite': ('collardeau_2024', 'nice_cg192')},
  'place': 'interventions/life_and_care_around.yaml:74:5',
 },
 'faith_spiritual_integration': {
  'label': 'Bring faith in, if wanted',
  'category': 'cultural_identity',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask what the person believes and where faith is a struggle. With consent, bring practices or a faith leader alongside treatment. If beliefs are a source of fear or guilt, explore them gently; do not correct them.',
  'say': ('Would prayer, or your imam/pastor, be part of what helps?',),
  'for': ('faith_needs_left_out',),
  'also': ('explanatory_model_mismatch', 'unresolved_grief'),
  'cautions': ({'say': 'Only with consent.'}, {'say': 'Not with harmful practices or leaders who urge stopping urgent care'}, {'say': 'Clinician does not proselytise'}, {'say': 'Not with a leader who urges stopping urgent care.'}),
  'evidence': {'grade': 'A', 'cite': ('captari_2018',), 'effect': 'Equal distress relief, more spiritual wellbeing (g 0.34)'},
  'place': 'interventions/communication_culture.yaml:186:5',
 },
 'family_psychoeducation': {
  'label': 'Family psychoeducation, with consent',
  'category': 'couples_family',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask the person whom to invite, and agree what may and may not be talked about. Give information and solve problems together, without blame. Ask what the family needs, too.',
  'say': ('Who would you like to understand this better? Only if you want.',),
  'for': ('family_stress',),
  'also': ('family_or_partner_opposition', 'family_accommodation_keeps_it_going'),
  'gates': ('conjoint_safety',),
  'cautions': ({'say': "With the person's consent, after each was asked alone."}, {'say': "Never with abuse by that person, or against an adolescent's confidential request"}),
  'evidence': {
   'grade': 'A',
   'cite': ('chien_2024', 'pharoah_2010', 'rodolico_2022'),
   'effect': 'OR 0.18-0.63 12-month relapse in schizophrenia',
  },
  'place': 'interventions/treatments.yaml:288:5',
 },
 'first_contact_engagement_call': {
  'label': 'Engagement-focused first call',
  'category': 'access_logistics',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Before the first visit, ring to hear the concern in the person's own words and what earlier help was like. Solve two practical obstacles on the spot. End with what will happen, with whom, and how long it takes.",
  'say': ('Before we meet: what would make that first appointment worth your time, and what might stop you getting here?',),
  'for': ('waiting_and_rejection',),
  'also': ('demoralised_after_treatments', 'childcare_caring_load', 'discrimination_mistrust'),
  'cautions': ({'say': 'Ask for a safe time to call.'}, {'say': 'Keep short; not a risk-screening script'}),
  'evidence': {
   'grade': 'B',
   'cite': ('mckay_1996', 'mckay_1998', 'stern_2015'),
   'effect': '88% vs 64% first attendance in one RCT',
  },
  'place': 'interventions/access_and_needs.yaml:75:5',
 },
 'flexible_scheduling_choice': {
  'label': 'Offer real choice of time, place and clinician',
  'category': 'access_logistics',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer two or three real times, early, late or at lunch, and the choice of phone, video or the room; where you can, also of the helper. Let the person decide how often they can keep it up.',
  'say': ('I can do Tuesday at 7.30, Thursday lunchtime by phone, or in person on Friday. Which is least disruptive?',),
  'for': ('work_time_conflict', 'childcare_caring_load'),
  'also': ('transport_distance', 'pain_comorbid', 'attention_planning_adhd'),
  'cautions': ({'say': 'Offer only times that exist.'}, {'say': 'Do not offer choices that cannot be kept'}),
  'evidence': {'grade': 'A', 'cite': ('oldham_2012',), 'effect': 'Part of attendance bundle d about 0.38'},
  'place': 'interventions/access_and_needs.yaml:34:5',
 },
 'four_r_orientation': {
  'label': '4R orientation talk (practice-expert)',
  'category': 'first_contact',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'In the first or second session explain four aims in plain words: Relief (something easier soon), Root-cause reversal (change what keeps it going), Rebalance (daily life), Regeneration (strengths, meaning, staying well). Ask which the person wants first. Present it as a way to organise work, not as a proven method.',
  'say': ('We can aim at feeling a bit better soon, at what keeps it going, at daily balance, or at what makes life worth it. Where would you start?',),
  'also': ('low_outcome_expectation', 'role_or_duration_mismatch', 'demoralised_after_treatments', 'change_not_important_now'),
  'cautions': ({'say': 'Grade D: no outcome study found.'}, {'say': "'Root-cause reversal' and 'regeneration' must not be presented as biological cure; no unvalidated tests, supplements or detox."}, {'say': 'Not the functional-medicine 4R gut protocol.'}, {'say': 'Offer, never sell; stop if not wanted.'}),
  'evidence': {'grade': 'D', 'cite': ('founding_text', 'swift_2023')},
  'place': 'interventions/first_contact_and_wellbeing.yaml:158:5',
 },
 'goal_consensus': {
  'label': "Agree on goals in the client's words",
  'category': 'goals_and_tasks',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Elicit the client's aim, offer yours, write one to three shared goals in their language with a way to see progress; mark other parties' goals as theirs. Revisit every fourth session.",
  'say': ("Theirs: 'attend school'. Yours: 'stop feeling sick in the morning'. Which one do we start with?",),
  'for': ('goal_disagreement', 'goal_set_by_others'),
  'also': ('split_alliance', 'early_alliance_not_formed', 'not_on_track', 'stage_task_mismatch'),
  'gates': ('no_open_strain',),
  'cautions': ({'say': "Do not force goals on people still checking safety; 'decide whether to come' is a goal."},),
  'before': ('homework_codesign', 'change_planning'),
  'after': ('youth_engagement', 'mandated_stance'),
  'evidence': {'grade': 'B', 'cite': ('tryon_2018',), 'effect': 'goal consensus r = .24; collaboration r = .29'},
  'place': 'interventions/motivation_goals_pace.yaml:345:5',
 },
 'good_ending_open_door': {
  'label': 'Good ending or step down, with an open door',
  'category': 'step_down',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'When the person judges they are ready, agree an ending, a pause or wider spacing; check measures and safety, review what worked, write a staying-well plan with early signs and a same-week way back without a new queue. Book the first spaced visit before finishing. Do not interpret the wish to stop.',
  'say': ('Stopping while things are good is a decision I respect. Coming back is not a failure.', 'How would you know you need us again, and how would you like to come back?'),
  'for': ('good_enough_gain',),
  'cautions': ({'say': 'If risk or reliable worsening is present, offer more contact, respect the legal framework.'}, {'say': 'The gain has lasted, and no safety question is open.'}, {'say': 'Not because of missed visits'}),
  'evidence': {
   'grade': 'C',
   'cite': ('lopes_2018', 'nice_ng222', 'westmacott_2010'),
   'effect': '17% of dropouts already clinically improved, 62% later (N = 63)',
  },
  'place': 'interventions/first_contact_and_wellbeing.yaml:131:5',
 },
 'graded_challenge': {
  'label': 'Challenge with permission, in small doses',
  'category': 'depth_work',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'When the trust gate is open ask for permission, say why, start with the mildest discrepancy or step, stay warm, check the effect at once and offer to stop. Covers exposure, confronting patterns and processing deeper feelings.',
  'say': ('May I say something that could sting a little? You can say no.', 'You value being there for your son, and the drinking days take that away - how does that sit?'),
  'for': ('pace_too_slow',),
  'also': ('not_on_track', 'ready_but_held_back', 'emotion_access_difficulty'),
  'gates': ('safety_first', 'trust', 'permission', 'no_open_strain'),
  'not_if': ({'because': 'Direct suggestions threaten freedom just now: choice first', 'if_unknown': 'caution'}, {'because': 'Change is not in question yet for this person', 'if_unknown': 'caution'}),
  'cautions': ({'say': 'Hostile or shaming confrontation is contraindicated: more confrontation, worse drinking a year later.'}, {'say': 'An early explicit wish for challenge may be met early; the gate is permission and safety, not a number of sessions.'}),
  'after': ('safety_trust_first', 'rupture_repair_now', 'pacing_plan'),
  'evidence': {
   'grade': 'D',
   'cite': ('cooper_2021_activity', 'founding_text', 'miller_1993', 'norcross_lambert_2018'),
   'effect': 'unknown; harm signal for confrontation r = .65 (N = 42)',
  },
  'place': 'interventions/motivation_goals_pace.yaml:484:5',
 },
 'grief_support': {
  'label': 'Make room for the grief',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Say the dead person's name and ask to hear about them. Ask what was never said, which days are worst and what rituals or faith offer. Grief needs no treatment by the calendar; offer grief-focused therapy where it fills life long after the loss.",
  'say': ('Tell me about him. What would you want me to know?',),
  'for': ('unresolved_grief',),
  'cautions': ({'say': 'Ask directly about wishing to follow the dead.'},),
  'evidence': {'grade': 'C', 'cite': ('shear_2016',)},
  'place': 'interventions/life_and_care_around.yaml:267:5',
 },
 'group_option_with_preparation': {
  'label': 'Group, with preparation and opt-out',
  'category': 'group',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'Explain how the group works, how many come, and its rules. Offer a first visit just to listen, and one-to-one instead. Ring the person after the first session.',
  'say': ('You can come and just listen. If it is not for you, we go one-to-one.',),
  'also': ('isolation', 'modality_mismatch'),
  'cautions': ({'say': 'Meet before the group; ask about suspicion and danger.'}, {'say': 'Not with acute paranoia, mania, same-group perpetrator, or as only option'}, {'say': 'Never the same group as a perpetrator or ex-partner.'}),
  'evidence': {'grade': 'A', 'cite': ('burlingame_2016',), 'effect': 'Equal to individual if accepted'},
  'place': 'interventions/treatments.yaml:264:5',
 },
 'guided_digital_cbt': {
  'label': 'Digital CBT with a named human',
  'category': 'digital_guided',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer it if it is wanted and thoughts of suicide were asked about, with a person who rings every week. A room or a phone call stays open. If two modules pass unused, ring and offer something else.',
  'say': ('A programme plus me ringing each week. Not instead of people.',),
  'also': ('transport_distance', 'work_time_conflict', 'stigma_disclosure', 'waiting_and_rejection', 'modality_mismatch'),
  'cautions': ({'say': 'With a device, privacy, and no open safety question.'}, {'say': 'Unguided only for mild and by choice'}, {'say': 'Not alone in high risk, severe depression, psychosis'}),
  'evidence': {
   'grade': 'A',
   'cite': ('karyotaki_2021',),
   'effect': 'Guided better by 0.8 PHQ-9 points, more when moderate-severe',
  },
  'place': 'interventions/treatments.yaml:187:5',
 },
 'handover_bridge': {
  'label': 'Bridge a change of therapist',
  'category': 'coordination',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Meet all three together, or write a letter with the person: what helped, what to avoid, what is unfinished. The new helper says how long they will stay, and asks about the loss before any new assessment.',
  'say': ('You had to start over again; I read the letter, so you do not need to tell everything twice unless you want to.',),
  'for': ('broken_continuity',),
  'also': ('attachment_anxiety', 'institutional_mistrust'),
  'cautions': ({'say': 'Do not promise permanence.'},),
  'before': ('goal_consensus',),
  'evidence': {'grade': 'D', 'cite': ('barrett_2008', 'founding_text')},
  'place': 'interventions/coordination_outreach.yaml:3:5',
 },
 'home_or_community_visit': {
  'label': 'See the person at home or somewhere neutral',
  'category': 'access_logistics',
  'audience': 'clinician',
  'tier': 'core',
  'do': "With the person's agreement, meet at home, in a library, a place of worship or the family doctor's. Plan for your own safety, and think of who may overhear.",
  'say': ('Would it be easier if I came to you, or we met at the library room?',),
  'for': ('physical_access_unmet',),
  'also': ('transport_distance', 'clinic_environment_unwelcoming', 'basic_needs_unmet', 'isolation', 'carer_needs_unseen'),
  'cautions': ({'say': 'With consent, and with a plan for working alone.'}, {'say': 'Not where violence or control at the address unless planned with specialist advice'}),
  'evidence': {'grade': 'C', 'cite': ('dieterich_2017', 'samhsa_2014_concept'), 'effect': 'Improves retention in severe illness'},
  'place': 'interventions/access_and_needs.yaml:158:5',
 },
 'homework_codesign': {
  'label': 'Co-design between-session steps',
  'category': 'goals_and_tasks',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Decide together what, why, when and how small; do the first minutes in session, write it down, plan obstacles, ask at the start of next session with curiosity. If it fails twice, redesign or drop it. Call it experiment or step, not homework, where the word hurts.',
  'say': ('What is the smallest version that still counts?', 'It did not happen - good data. What did the week teach us?'),
  'for': ('task_gap_between_sessions',),
  'also': ('low_confidence', 'low_treatment_credibility', 'emotion_access_difficulty'),
  'gates': ('no_open_strain',),
  'not_if': ({'because': 'Not decided yet; tasks now would push', 'if_unknown': 'caution'}, {'because': 'Direct suggestions threaten freedom just now: choice first', 'if_unknown': 'caution'}),
  'cautions': ({'say': 'Check literacy, time, privacy, language and cost first.'}, {'say': 'With a strong wish for own choice, first restore choice; later the person writes the task.'}),
  'after': ('goal_consensus', 'mi_evocation'),
  'evidence': {
   'grade': 'B',
   'cite': ('kazantzis_2010', 'kazantzis_2016'),
   'effect': 'd = 0.48 with vs without homework; completion g = 0.79 (correlational)',
  },
  'place': 'interventions/motivation_goals_pace.yaml:393:5',
 },
 'honest_hope': {
  'label': 'Honest hope without selling',
  'category': 'psychoeducation',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Ask for expectation in numbers, validate doubt, give truthful odds and time course, link to the person's own earlier gains and set a date to judge together. Never promise cure.",
  'say': ('In our service about (your own figure) in ten people feel clearly better by session (your own figure); if you are not, we change the plan, we do not blame you.', 'What would be an early sign that it is worth it?'),
  'for': ('low_outcome_expectation', 'demoralised_after_treatments'),
  'also': ('low_treatment_credibility', 'self_stigma'),
  'cautions': ({'say': 'A hopeless statement always leads to the direct question first.'}, {'say': 'Fill the placeholders only with figures from your own service or drop the sentence; never invent odds.'}),
  'after': ('direct_suicide_conversation',),
  'evidence': {'grade': 'C', 'cite': ('constantino_2018_cred', 'constantino_2018_oe'), 'effect': 'expectation-outcome r = .18'},
  'place': 'interventions/motivation_goals_pace.yaml:243:5',
 },
 'housing_first_link': {
  'label': 'Housing first, treatment not a condition',
  'category': 'social_needs',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Refer to Housing First or supported housing without asking for abstinence or attendance first. Stay in contact through every move.',
  'say': ('You do not have to be well to deserve a home.',),
  'for': ('basic_needs_unmet',),
  'cautions': ({'say': 'Only with consent.'}, {'say': 'Check safety from perpetrators'}),
  'evidence': {'grade': 'B', 'cite': ('aubry_2020',), 'effect': 'Large for housing, small for symptoms'},
  'place': 'interventions/access_and_needs.yaml:287:5',
 },
 'id_adapted_care': {
  'label': 'Learning-disability adapted care',
  'category': 'adaptation',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'Use easy words and pictures, take double time, repeat, and let the person choose who helps. Practise new steps where they will happen. Look for pain and for any change from usual, and ask directly and in private about being hurt.',
  'say': ('Who helps you decide? Shall they sit in?',),
  'for': ('intellectual_disability_unadapted',),
  'cautions': ({'say': 'Capacity and consent are looked at decision by decision.'}, {'say': 'Do not put a new complaint down to the disability.'}, {'say': 'Ask about being hurt.'}),
  'evidence': {'grade': 'C', 'cite': ('nice_ng54',), 'effect': 'Feasible benefit'},
  'place': 'interventions/adaptation.yaml:45:5',
 },
 'identity_affirming_practice': {
  'label': 'Affirm identity and protect it in the record',
  'category': 'cultural_identity',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': "Use the person's name and pronouns, and ask what may be written where. Talk about what it costs to live as a minority if they wish. Never offer or refer to change efforts. If you slip, correct it briefly and move on.",
  'say': ('What should I call you here, and in letters?',),
  'for': ('identity_not_affirmed',),
  'cautions': ({'say': 'Check what the record shows to whom.'}, {'say': 'Outing risk via portal, letters, insurance'}, {'say': 'Change efforts about sexuality or gender are harmful and are never offered or referred to.'}),
  'evidence': {
   'grade': 'C',
   'cite': ('comer_2024_sogie', 'pachankis_2015', 'pachankis_2018'),
   'effect': 'Moderate in small RCTs; ethical minimum',
  },
  'place': 'interventions/communication_culture.yaml:161:5',
 },
 'impactful_first_session': {
  'label': 'A first session that is worth it by itself',
  'category': 'first_contact',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Spend the first half on understanding what matters most, name one strength, agree one small relief step usable this week and draft a shared picture of the problem with a question mark. End with the SRS and a decision by the client: again, later, or enough. Do not sell the service.',
  'say': ('If this were our only hour, what would make it useful?', 'Here is my first guess at how it hangs together - what would you change?'),
  'for': ('early_alliance_not_formed',),
  'also': ('low_outcome_expectation', 'demoralised_after_treatments', 'role_or_duration_mismatch', 'self_stigma'),
  'not_if': ({'because': 'The clinician has just changed: hand over first', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'Safety and consent tasks come first and may fill the hour.'}, {'say': 'No depth work on trauma in hour one unless the client asks and can recover before leaving.'}),
  'after': ('explain_confidentiality',),
  'evidence': {
   'grade': 'C',
   'cite': ('barrett_2008', 'founding_text', 'gibbons_2019', 'schleider_2025'),
   'effect': '27% in one community sample left after intake or one session; no trial of this package',
  },
  'place': 'interventions/first_contact_and_wellbeing.yaml:3:5',
 },
 'integrated_substance_care': {
  'label': 'Treat both together',
  'category': 'modality_change',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'One team, or one joint plan, treats both, and nobody has to be abstinent to come in. Ask what the substance does for the person before you speak of change. Offer harm reduction and medicines for addiction.',
  'say': ('You can keep coming whether or not you are using.',),
  'for': ('substance_interaction', 'abstinence_entry_rule'),
  'also': ('waiting_and_rejection',),
  'cautions': ({'say': 'Ask about withdrawal first.'}, {'say': 'Alcohol/benzodiazepine withdrawal first'}, {'say': 'US: substance-use records need their own consent (42 CFR Part 2).'}),
  'evidence': {'grade': 'C', 'cite': ('nice_cg115', 'nice_ng116', 'part2_42cfr', 'who_oat_2009'), 'effect': 'Retention'},
  'place': 'interventions/treatments.yaml:36:5',
 },
 'ipv_private_safety_support': {
  'label': 'Private, believing safety support',
  'category': 'safety_response',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'See the person alone. Believe them, ask what they need, and ask about strangulation, weapons, escalation and children. Offer a specialist advocate; agree safe contact, and hide the record from other eyes. Respect the decision to stay or to leave.',
  'say': ('You do not deserve this. What happens next is your choice, and I can help you plan.',),
  'for': ('partner_fear_or_control',),
  'cautions': ({'say': 'Children live in the household: their safety is part of the plan.'}, {'say': 'Seen alone, with a professional interpreter where needed.'}, {'say': 'Never confront partner, never couple session, no portal/leaflet that may be found'}, {'say': 'Leaving is a dangerous time'}),
  'private': True,
  'evidence': {'grade': 'C', 'cite': ('bograd_1999', 'glass_2008', 'who_ipv_2013'), 'effect': 'Safer planning'},
  'place': 'interventions/safety_responses.yaml:154:5',
 },
 'keep_going_change_nothing': {
  'label': 'Change nothing and keep going',
  'category': 'recognition',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'Say plainly that this works and that nothing needs to change. Agree when you will look again and what would be a reason to look sooner. Leave out the extra offer that would only reassure us.',
  'say': ('This is working. I would not change a thing; shall we just carry on?',),
  'cautions': ({'say': 'Nothing in the way today says nothing about next month: keep asking now and then.'},),
  'evidence': {'grade': 'D', 'cite': ()},
  'place': 'interventions/life_and_care_around.yaml:3:5',
 },
 'legal_and_asylum_support': {
  'label': 'Legal and asylum support',
  'category': 'social_needs',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Link the person, by name and date, with free legal advice or an asylum adviser. Say what a clinical letter can and cannot do, and write it only with consent. Keep residence status out of the record unless the person asks for it to stand there.',
  'say': ('This weighs on everything. I know an adviser who is on your side; shall we ring together?',),
  'also': ('fear_of_system_consequences', 'adversity_driven_distress', 'basic_needs_unmet'),
  'cautions': ({'say': 'Clinicians give no legal advice; use recognised advisers and professional interpreters.'},),
  'private': True,
  'evidence': {'grade': 'D', 'cite': ()},
  'place': 'interventions/life_and_care_around.yaml:229:5',
 },
 'lethal_means_counselling': {
  'label': 'Reduce access to lethal means',
  'category': 'safety_response',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask about guns, stored medicines, poisons or whatever else was thought of. Agree who keeps, locks or limits it for now, with someone trusted. Check at the next contact that it happened.',
  'say': ('While things are this hard, who could hold the medicines/gun for you for now?',),
  'cautions': ({'say': 'Listen first.'}, {'say': 'Local law on transfer'}, {'say': 'Not in front of a controlling partner'}),
  'evidence': {
   'grade': 'C',
   'cite': ('barber_2014', 'mueller_2020_calm', 'spitzer_2024'),
   'effect': 'Population evidence strong; counselling improves storage',
  },
  'place': 'interventions/safety_responses.yaml:68:5',
 },
 'loosen_family_accommodation': {
  'label': 'Help the family step back, kindly and step by step',
  'category': 'psychoeducation',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Explain to the family, with the person's agreement, how help with rituals and reassurance feeds the fear. Choose one thing to do less of, and one warm sentence to say instead. Start small, expect protest at first, and praise everyone for holding on.",
  'say': ('You helped because you love him. Let us find one thing to stop, and something kind to say in its place.',),
  'for': ('family_accommodation_keeps_it_going',),
  'also': ('ocd_unrecognised',),
  'cautions': ({'say': 'Never a sudden stop, and never as a penalty. Check safety at home first.'},),
  'evidence': {'grade': 'C', 'cite': ('lebowitz_2020', 'nice_cg31')},
  'place': 'interventions/life_and_care_around.yaml:249:5',
 },
 'low_cost_medication_plan': {
  'label': 'Make the medicine affordable',
  'category': 'medication_conversation',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask kindly whether doses are skipped because of the price. Ask the prescriber or pharmacist about generics, assistance schemes or a cheaper equivalent. Check that the next one was really collected.',
  'say': ('Many people stretch tablets because of price. Has that happened?',),
  'for': ('cost_of_care',),
  'also': ('adherence_practical',),
  'cautions': ({'say': 'With the prescriber or pharmacist.'}, {'say': 'No dose change by non-prescribers'}, {'say': 'Longer supplies only where overdose risk has been asked about; otherwise limit supply.'}),
  'evidence': {'grade': 'C', 'cite': ('nice_cg76', 'velligan_2017'), 'effect': 'Better supply'},
  'place': 'interventions/medicines.yaml:3:5',
 },
 'low_directive_stance': {
  'label': 'Lower direction when freedom feels threatened',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Cut advice, questions and interpretation; reflect, ask permission, emphasise personal choice, let the client set the agenda. If you must inform, use ask - offer - ask. Avoid arguing even when right.',
  'say': ('You will decide this, not me.', 'May I mention what others found? You can drop it straight away.'),
  'for': ('autonomy_threat_reactance',),
  'also': ('external_pressure', 'ambivalence'),
  'not_if': ({'because': 'The person asks for more direction', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'Paradoxical instructions only by trained clinicians and never with risk, psychosis or trauma; not recommended by this library.'}, {'say': 'Low direction is not low activity: keep structure of time and purpose.'}),
  'before': ('homework_codesign', 'graded_challenge', 'change_planning'),
  'evidence': {
   'grade': 'A',
   'cite': ('beutler_2018', 'magill_2018', 'miller_1993'),
   'effect': 'd = .79 for fit between directiveness and reactance (13 studies)',
  },
  'place': 'interventions/relationship_and_trust.yaml:442:5',
 },
 'maintaining_factor_step': {
  'label': 'Root-cause reversal: change one link that keeps it going',
  'category': 'wellbeing',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'From the shared picture pick one changeable link (a habit, avoidance, a conflict, a loss, trauma memories, an illness, social stress) and agree one step on it. Keep causes as hypotheses, and let the person restate the picture in their own words.',
  'say': ('If we could loosen one link in this circle, which one would you choose?',),
  'also': ('not_on_track', 'modality_mismatch', 'low_treatment_credibility'),
  'gates': ('no_open_strain', 'shared_goal'),
  'cautions': ({'say': 'No single certain cause, no blame of family, no claim of biological reversal.'},),
  'after': ('shared_formulation', 'goal_consensus'),
  'evidence': {'grade': 'D', 'cite': ('constantino_2018_cred', 'founding_text')},
  'place': 'interventions/first_contact_and_wellbeing.yaml:216:5',
 },
 'mandated_stance': {
  'label': 'Honest stance, and a reason of their own, when someone had to come',
  'category': 'trust_repair',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'Separate roles: what the authority wants, what you report (attendance, content or nothing), what is up to the person. Offer real choices inside the requirement, accept attendance without change talk at first, and ask what would make the time worth something to them. Let the person read what will be reported before it goes. Do not pile extra pressure on the legal one.',
  'say': ('The court decides that you come; you decide what we use the time for.', 'I report dates only, not what you say. Here is the form.', 'You must be here; what we talk about is yours. What would make it not a waste?'),
  'for': ('external_pressure',),
  'cautions': ({'say': 'Never misstate what you report.'}, {'say': 'A mandate does not replace consent to specific methods.'}, {'say': 'Be clear about what is reported.'}, {'say': 'No leverage beyond the mandate'}),
  'before': ('mi_evocation', 'goal_consensus', 'change_planning'),
  'evidence': {
   'grade': 'C',
   'cite': ('lidz_1998', 'nice_ng10', 'parhar_2008', 'ryan_deci_2008', 'samhsa_tip35_2019'),
   'effect': 'voluntary treatment effective in all settings, mandated often not (129 studies, recidivism)',
  },
  'place': 'interventions/relationship_and_trust.yaml:321:5',
 },
 'mi_evocation': {
  'label': "Evoke the person's own reasons",
  'category': 'motivation',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask open questions for desire, ability, reasons and need; reflect and summarise change talk, answer sustain talk with brief neutral reflection, never argue. Use importance and confidence rulers. Stop evoking as soon as the decision is clear and move to planning.',
  'say': ('What would be the three best reasons to do it, if you did?', 'You said 5 for importance. Why 5 and not 2?'),
  'for': ('ambivalence', 'change_not_important_now'),
  'also': ('stage_task_mismatch', 'external_pressure', 'low_confidence'),
  'gates': ('no_open_strain',),
  'not_if': ({'because': 'The decision is made; more exploring may deter'}, {'because': 'This choice calls for neutrality: no steering'}),
  'cautions': ({'say': 'Not when already decided: unnecessary and may deter.'}, {'say': 'Not effective for eating disorder or self-care outcomes in medical care.'}, {'say': 'Not for pushing clinician-preferred choices where neutrality is due: then weigh both sides without favouring one.'}),
  'before': ('change_planning', 'homework_codesign'),
  'after': ('safety_trust_first', 'mandated_stance', 'explain_confidentiality'),
  'evidence': {
   'grade': 'A',
   'cite': ('lundahl_2010', 'lundahl_2013', 'magill_2018', 'miller_rollnick_2013', 'miller_rose_2015', 'samhsa_tip35_2019'),
   'effect': 'OR = 1.55 in medical care; g = 0.28 vs weak, 0.09 (ns) vs specific treatments',
  },
  'place': 'interventions/motivation_goals_pace.yaml:59:5',
 },
 'mi_prelude': {
  'label': 'MI before and inside action therapy',
  'category': 'motivation',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Start with one to four MI sessions, then begin the action therapy and switch back to MI for some minutes whenever ambivalence or discord shows. Agree the switch openly.',
  'say': ('Before tools, let us find out what the worry does for you and what it costs.',),
  'also': ('ambivalence', 'stage_task_mismatch', 'task_gap_between_sessions'),
  'gates': ('no_open_strain',),
  'not_if': ({'because': 'The decision is made; do not delay action'},),
  'cautions': ({'say': 'Do not delay action work for people who are ready.'}, {'say': 'Evidence is for anxiety disorders; early benefit may show only at follow-up.'}),
  'before': ('homework_codesign', 'graded_challenge'),
  'evidence': {
   'grade': 'A',
   'cite': ('marker_norton_2018', 'westra_2009', 'westra_2016'),
   'effect': 'g = 0.59 vs CBT alone (12 trials); dropout no difference on average (10% vs 23% in one RCT, p = .09)',
  },
  'place': 'interventions/motivation_goals_pace.yaml:97:5',
 },
 'naloxone_overdose_plan': {
  'label': 'Naloxone and overdose plan',
  'category': 'safety_response',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Give naloxone and show how it works, also to the people around. Talk about never using alone, and about lost tolerance after a break. Offer opioid agonist treatment the same day.',
  'say': ('Keep this near people, not in a drawer.',),
  'evidence': {'grade': 'C', 'cite': ('boyer_2012', 'who_oat_2009'), 'effect': 'Reduces overdose death'},
  'place': 'interventions/safety_responses.yaml:214:5',
 },
 'named_continuity_contact': {
  'label': "One named person and 'tell it once'",
  'category': 'coordination',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Give one name and number. Write a one-page summary that the person has corrected, and plan changes with an overlap. Say in advance when leave or a change is coming.',
  'say': ('This is your page. Change what is wrong so that you need not start again.',),
  'for': ('broken_continuity',),
  'also': ('institutional_mistrust', 'trauma_unaddressed', 'isolation', 'attachment_anxiety'),
  'cautions': ({'say': 'Name who covers during leave.'},),
  'evidence': {'grade': 'C', 'cite': ('archer_2012', 'dieterich_2017'), 'effect': 'Retention'},
  'place': 'interventions/coordination_outreach.yaml:114:5',
 },
 'neuromodulation_specialist_referral': {
  'label': 'Specialist referral: ECT, rTMS, esketamine',
  'category': 'neuromodulation',
  'audience': 'prescriber',
  'tier': 'core',
  'do': 'For severe, psychotic or catatonic depression, or after several full trials, refer for a talk about all options; the person decides. Give balanced written information, also on memory.',
  'say': ('There are other kinds of treatment. Would you want to hear from the people who do them?',),
  'also': ('modality_mismatch', 'unreviewed_nonresponse'),
  'cautions': ({'say': 'Dose, therapy and body basics come first, except in psychotic depression or catatonia.'}, {'say': 'After a full review, and with consent.'}, {'say': 'ECT consent law; not a threat'}, {'say': 'Never as a threat.'}),
  'evidence': {'grade': 'C', 'cite': ('mcintyre_2023', 'nice_ng222'), 'effect': 'Substantial in selected'},
  'place': 'interventions/treatments.yaml:399:5',
 },
 'neutral_decisional_balance': {
  'label': 'Neutral pros and cons, only when you do not favour a side',
  'category': 'motivation',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'List with equal care the good and less good sides of both options and let the client conclude. Use it for decisions where the helper must stay neutral (for example having a child, staying or leaving, starting an optional treatment) or to firm up a decision already taken.',
  'say': ('I have no side in this one. What speaks for each road, short and long term?',),
  'for': ('ambivalence',),
  'also': ('goal_disagreement', 'ready_but_held_back'),
  'cautions': ({'say': "With ambivalent people and a behaviour you hope will change, this tends to lower commitment; then draw out the person's own reasons instead."}, {'say': 'Not for decisions under coercion or acute risk.'}),
  'evidence': {
   'grade': 'C',
   'cite': ('miller_rose_2015',),
   'effect': 'lowers commitment in the ambivalent, may raise it in the decided',
  },
  'place': 'interventions/motivation_goals_pace.yaml:129:5',
 },
 'nonjudgmental_medicine_talk': {
  'label': 'Ask about medicines without blame',
  'category': 'medication_conversation',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Say that nearly everyone misses doses. Ask about hopes, fears, effects, cost and the daily round, and reflect before you advise. Agree one thing to try. Thank people for the truth, whatever the number.',
  'say': ('Most people miss some. What has it really been like?',),
  'for': ('adherence_practical', 'medication_worries'),
  'also': ('side_effects_burden', 'withdrawal_mistaken_for_relapse', 'dose_or_duration_inadequate'),
  'cautions': ({'say': 'Do not police or count in front of family'},),
  'before': ('planned_taper_support', 'offer_lai_as_choice'),
  'evidence': {
   'grade': 'C',
   'cite': ('mcintosh_2006', 'nice_cg76', 'nieuwlaat_2014', 'odonnell_2003', 'velligan_2017'),
   'effect': 'Small and inconsistent; formal compliance therapy was no better than neutral counselling; a necessary first step',
  },
  'place': 'interventions/medicines.yaml:25:5',
 },
 'not_on_track_troubleshoot': {
  'label': 'Structured troubleshooting when off track',
  'category': 'assessment_review',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'In the same session go through it in this order: safety and bodily change, then how it is between you, motivation and goals, support and life events, then the fit and dose of the treatment. Agree one change and measure again. Take the case to supervision.',
  'say': ("Let us go through five possible reasons, and please be blunt about the one called 'therapist'.",),
  'for': ('not_on_track', 'deterioration'),
  'also': ('clinician_blind_spot',),
  'cautions': ({'say': 'Deterioration: safety conditions first, always.'}, {'say': "Do not explain worsening away as 'worse before better'."}),
  'before': ('graded_challenge',),
  'evidence': {
   'grade': 'A',
   'cite': ('barkham_2023', 'delgadillo_2018', 'lambert_2017', 'lambert_2018', 'shimokawa_2010'),
   'effect': 'not-on-track: g about 0.36-0.53 with support tools; deterioration 21% -> 6%',
  },
  'place': 'interventions/review_and_feedback.yaml:67:5',
 },
 'offer_lai_as_choice': {
  'label': 'Offer a long-acting injection as a choice',
  'category': 'medication_change',
  'audience': 'prescriber',
  'tier': 'core',
  'do': 'Once the tablets are known to suit, explain both sides neutrally: nothing to remember and misses are seen, but it cannot quickly be undone. Take no for an answer. Come back to it only if the person asks or things change.',
  'say': ('Some people like not having to think about tablets. Would you want to hear about it, yes or no?',),
  'also': ('adherence_practical',),
  'not_if': ({'because': 'While the person says no, feels forced or fears force, an injection cannot be a free choice', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'For psychosis or bipolar disorder, tolerated as tablets, and freely chosen.'}, {'say': 'Never as leverage or punishment'}, {'say': 'Not the first choice for other conditions.'}),
  'evidence': {'grade': 'A', 'cite': ('kishimoto_2021',), 'effect': 'RR 0.88 hospitalisation in RCTs'},
  'place': 'interventions/medicines.yaml:112:5',
 },
 'offer_modality_menu': {
  'label': "Offer a menu: 'we have not found the right fit yet'",
  'category': 'shared_decision',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Say that the offer, not the person, has fallen short. Present two to four suited options across formats (talking, body, group, family, medicine, digital, peer, creative, practical) with honest evidence.',
  'say': ('Nothing is wrong with you for not getting better with what we offered; we have not yet found the one that fits. Here are four, what appeals?',),
  'for': ('modality_mismatch',),
  'also': ('demoralised_after_treatments', 'group_only_offer', 'unreviewed_nonresponse', 'unmet_preference'),
  'cautions': ({'say': 'After the review of what was missed has begun.'}, {'say': 'Only offer what exists'}, {'say': 'No selling'}),
  'evidence': {
   'grade': 'B',
   'cite': ('founding_text', 'mcallister_williams_2020', 'swift_2018'),
   'effect': 'Fewer drop-outs when preferences are met (OR 1.79), d 0.28',
  },
  'place': 'interventions/motivation_goals_pace.yaml:618:5',
 },
 'open_door_no_punitive_discharge': {
  'label': 'Keep the door open',
  'category': 'outreach',
  'audience': 'service',
  'tier': 'core',
  'do': 'Nobody is discharged for missed visits without a talk, a review and a question about safety. If care ends, write down how to come straight back.',
  'say': ('Your place does not vanish. Here is how to come straight back.',),
  'for': ('waiting_and_rejection', 'abstinence_entry_rule'),
  'also': ('broken_continuity', 'institutional_mistrust', 'reminder_lost'),
  'cautions': ({'say': 'Agree it in the service first.'}, {'say': 'Not a substitute for outreach when at risk'}),
  'evidence': {'grade': 'D', 'cite': ('mcqueenie_2019', 'nice_ng225'), 'effect': 'Safer re-entry'},
  'place': 'interventions/coordination_outreach.yaml:92:5',
 },
 'options_adhd_adult': {
  'label': 'Options: ADHD in adults',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Begin with changes around the person: fewer steps, reminders that come at the right moment, someone beside them for the start. Offer a talk with the prescriber about medicine, and CBT made for ADHD. More of the same reminder is not a second option.',
  'say': ('It is not about trying harder. Which moment of the day goes wrong first? Let us build something for that one.',),
  'cautions': ({'say': 'Mania, psychosis and misuse of stimulants are asked about first.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('nice_ng87',)},
  'place': 'modality/options.yaml:735:5',
 },
 'options_alcohol': {
  'label': 'Options: alcohol',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Plan stopping medically where there is any risk of withdrawal, at home or on a ward. Offer therapy made for drinking, support from the person's own network, and, through the prescriber, acamprosate or naltrexone. Mutual help is a choice among others. Couple work is only for couples without violence.",
  'say': ('Stopping alone can be dangerous, and there is no prize for it. Shall we plan it so that you are safe and not sick?',),
  'cautions': ({'say': 'Withdrawal comes first.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('asam_2020', 'cooper_2024', 'nice_cg115')},
  'place': 'modality/options.yaml:558:5',
 },
 'options_anorexia': {
  'label': 'Options: anorexia nervosa',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Make sure the body is looked after while you talk. Offer a choice of eating-disorder therapies: family-based work for young people, and MANTRA, SSCM or CBT-ED for adults. Adapt food, senses and rules for autistic people. Day or hospital care is for when the body needs it, in the least restrictive form.',
  'say': ('You do not have to reach a certain weight to get help. Which of these ways of working sounds bearable?',),
  'cautions': ({'say': 'Signs of bodily danger come first, at any weight.'}, {'say': 'No exercise plan.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('meed_2022', 'nice_cg142', 'nice_ng69')},
  'place': 'modality/options.yaml:435:5',
 },
 'options_autistic_distress': {
  'label': 'Options: anxiety or low mood in an autistic person',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Change the surroundings first: light, noise, waiting, surprises. Then offer therapy adapted for autistic people, with concrete words, written plans and the person's interests. Autistic peers may understand best. Questionnaires can read too low; ask directly and in plain words.",
  'say': ('Before we work on you, let us work on the room. What here costs you the most strength?',),
  'cautions': ({'say': 'Suicide is asked about directly; scales may read too low.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('cooper_2024', 'nice_cg142')},
  'place': 'modality/options.yaml:706:5',
 },
 'options_bipolar_depression': {
  'label': 'Options: bipolar depression',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask the prescriber to stop raising the antidepressant and to plan a mood-stabilising treatment with a specialist. Offer a therapy made for bipolar disorder, with family if wanted, and work on sleep and daily rhythm. Write down early signs of a high and of a low together, and who does what when they come.',
  'say': ('Your lows need a different plan from other lows. Shall we ask the specialist together, and write down your early signs?',),
  'cautions': ({'say': 'Signs of mania come first.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('nice_cg185',)},
  'place': 'modality/options.yaml:152:5',
 },
 'options_bpd': {
  'label': 'Options: emotional intensity or borderline pattern',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer a structured therapy of about a year: DBT where self-harm comes first, MBT where closeness is the hard part. While waiting, give steady care by one person with a shared plan. After one of these, offer another style, or work on trauma once there is enough safety. Something brief that ended after weeks was not yet a full try.',
  'say': ('A few sessions in a crisis were never going to be enough. There are therapies made for this, and someone to hold on to until then.',),
  'cautions': ({'say': 'Suicide is asked about, and medicines are dispensed in small amounts.'}, {'say': 'The diagnosis is never a reason to turn anyone away; look for autism, ADHD and trauma.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('nice_cg78', 'nice_ng116', 'storebo_2020')},
  'place': 'modality/options.yaml:402:5',
 },
 'options_bulimia_bed': {
  'label': 'Options: bulimia or binge eating',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Begin, if privacy matters, with guided self-help made for eating disorders. Then offer CBT for eating disorders, alone or in a group. Leave diet advice out; it feeds the cycle.',
  'say': ('Many people start this in private, with a book and a short weekly call. Would that be a first step?',),
  'cautions': ({'say': 'Fainting, and potassium where there is vomiting, are checked first.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('nice_ng69',)},
  'place': 'modality/options.yaml:465:5',
 },
 'options_chronic_pain': {
  'label': 'Options: chronic primary pain with distress',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Say that the pain is real and that nobody thinks it is made up. Offer movement of the person's own choice at their own pace, ACT or CBT for pain, or a single course of acupuncture. Look at medicines together with the prescriber, and change them only slowly and with the person's agreement.",
  'say': ('The pain is real. We cannot promise it away, and we can make more room for your life beside it. What would you want back first?',),
  'cautions': ({'say': 'Warning signs in the body, and withdrawal from opioids or sedatives, come first.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('nice_ng193',)},
  'place': 'modality/options.yaml:526:5',
 },
 'options_complex_trauma': {
  'label': 'Options: complex trauma or dissociation',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Offer a longer trauma therapy with time for trust and for steadying strong feelings, at the person's pace. Skills for crises may come first where crises are frequent. Peers, movement or art may reach what words do not. If a course of eight to twelve sessions was not enough, lengthen it or change how it is done before concluding anything.",
  'say': ('Twelve sessions were not much for all that happened. We can take more time, and you set the pace.',),
  'cautions': ({'say': 'Danger that is going on now comes first.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('nice_ng116', 'samhsa_2014_concept', 'storebo_2020')},
  'place': 'modality/options.yaml:337:5',
 },
 'options_depression_less_severe': {
  'label': 'Options: depression, less severe (PHQ-9 below 16)',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Lay a few ways side by side, waiting with a date included, and let the person choose. Someone who wants little to do with services may like guided self-help, a single good session or an online course with a human in contact; someone who wants to move may like behavioural activation or exercise. If that was not enough, offer a course of behavioural activation, CBT or interpersonal therapy, alone or in a group, and ask whether peers would help. Review after four to six weeks without change, and ask first whether the help was used and whether it fitted.',
  'say': ('There is more than one good way to begin, and a small one is fine. Which of these could you see yourself doing this month?',),
  'cautions': ({'say': 'Any thought of not living is talked about before this list.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {
   'grade': 'C',
   'cite': ('cooper_2024', 'karyotaki_2021', 'nice_ng222', 'noetel_2024', 'schleider_2025', 'uphoff_2020'),
  },
  'place': 'modality/options.yaml:3:5',
 },
 'options_depression_more_severe': {
  'label': 'Options: depression, more severe (PHQ-9 16 or more)',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask what was tried, in what dose and for how long, before offering more. After a tablet alone: add or change to talking therapy, behavioural activation where energy is low, exercise as an addition, one coordinator for everything, or another antidepressant from the prescriber. After one therapy alone: another kind of therapy, a tablet beside it, or a creative therapy where words are hard. A full try is four weeks or more at an effective dose, or about sixteen sessions of a recognised therapy; change earlier if nothing moves at all.',
  'say': ('What you had so far was one way, and not the only one. May I show you the others, and you tell me which fits your life?',),
  'cautions': ({'say': 'Thoughts of suicide, mania and psychosis are asked about before this list.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {
   'grade': 'C',
   'cite': ('aalbers_2017', 'archer_2012', 'nice_ng222', 'noetel_2024', 'richards_2016', 'swift_2018', 'uphoff_2020'),
  },
  'place': 'modality/options.yaml:37:5',
 },
 'options_depression_persistent_multiple': {
  'label': 'Options: depression after two or more full treatments',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Begin with an honest review together: what has helped a little, what was never offered, what else keeps this going. Then offer a different kind of help: a therapy made for long depression, work on what burdens life outside, and a specialist's opinion on further medicines or brain stimulation, each explained with its odds. Make a plan for living well with what remains, so that life does not wait for the cure. Say that these treatments have not helped enough yet; say nothing of the kind about the person.",
  'say': ('We have asked a lot of you, and it gave too little. Let us look again from the start, at what nobody has offered you yet.',),
  'cautions': ({'say': 'Safety is asked about at every visit.'}, {'say': 'Figures for remission after several steps differ between the original report and a re-analysis, and the authors dispute each other: show both or none.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {
   'grade': 'C',
   'cite': ('mcallister_williams_2020', 'mcintyre_2023', 'nice_ng222', 'pigott_2023', 'rush_2006', 'rush_2019', 'stard_reply_2023', 'swift_2018'),
  },
  'place': 'modality/options.yaml:71:5',
 },
 'options_depression_psychotic': {
  'label': 'Options: depression with psychosis',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'This belongs with specialists, soon: an antidepressant together with an antipsychotic, or electroconvulsive therapy, explained so that the person can choose. Do not go on with an antidepressant alone. Stay in contact, reduce noise and demands, and involve someone the person trusts.',
  'say': ('What you hear and believe frightens you, and it can get better. I would like a specialist to see you soon, and I will stay in touch.',),
  'cautions': ({'say': 'Suicide, bipolar disorder and bodily causes are asked about first.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('nice_ng222',)},
  'place': 'modality/options.yaml:120:5',
 },
 'options_gad': {
  'label': 'Options: generalised anxiety',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'After self-help, offer CBT or applied relaxation; people who prefer tablets can talk with the prescriber about an SSRI or SNRI. After one of these, offer the other, or a group where people learn together. Review after four to six weeks without change; a full course is about eight to sixteen sessions. Benzodiazepines are no routine answer.',
  'say': ('Worry can be worked on through the body or through the thoughts. Which end would you rather start from?',),
  'cautions': ({'say': 'Withdrawal from alcohol or tablets, and bodily causes, are looked for first.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('nice_cg113',)},
  'place': 'modality/options.yaml:184:5',
 },
 'options_insomnia': {
  'label': 'Options: insomnia',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer CBT for insomnia in the form that fits: in the room, by phone or online with someone in contact. A full try is four to eight sessions in which the sleep window was really kept. If that was not enough, look again for apnoea, restless legs, shift work, pain and nightmares; a sleeping tablet is for a short time and through the prescriber.',
  'say': ('There is a treatment for sleep that lasts longer than tablets. It is hard for two weeks; shall we plan those two weeks?',),
  'cautions': ({'say': 'Mania and seizures are asked about before less time in bed.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('qaseem_2016', 'trauer_2015')},
  'place': 'modality/options.yaml:493:5',
 },
 'options_late_life_cognitive': {
  'label': 'Options: depression in later life with memory problems',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer problem adaptation therapy at home, with a relative if wanted, or collaborative care with one coordinator. Behavioural activation works with calendars, photographs and short steps. If an ordinary course did not help, the form was probably too heavy, and not the person too old.',
  'say': ('We can do this at your kitchen table, with everything written down, one small step at a time.',),
  'cautions': ({'say': 'Sudden confusion is looked into medically first.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('kiosses_2015', 'unutzer_2002', 'uphoff_2020')},
  'place': 'modality/options.yaml:672:5',
 },
 'options_ocd': {
  'label': 'Options: OCD',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'After general talking therapy, offer exposure with response prevention by someone experienced, at a pace the person leads, or an SSRI at a full dose for up to twelve weeks, or both. Count the hours: fewer than ten hours with real exposure is not yet a full try. After both, a specialist service can offer intensive exposure or other medicines.',
  'say': ('General talking rarely moves OCD. There is a treatment made for it, and you would set the pace.',),
  'cautions': ({'say': 'Unwanted thoughts of harm belong to OCD and are no danger by themselves.'}, {'say': 'Suicide is asked about all the same.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('nice_cg31',)},
  'place': 'modality/options.yaml:271:5',
 },
 'options_opioid': {
  'label': 'Options: opioid use',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Offer methadone or buprenorphine, by the person's choice, without making counselling a condition. Give naloxone to the person and to those around them. Say plainly that after a break the old dose can kill.",
  'say': ('You can have the medicine without having to earn it. Which of the two would you like to know more about?',),
  'cautions': ({'say': 'Overdose risk is asked about every time.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('who_oat_2009',)},
  'place': 'modality/options.yaml:587:5',
 },
 'options_panic': {
  'label': 'Options: panic or agoraphobia',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Explain how panic works in the body, and offer CBT with gentle practice of the feared feelings, at home or by video if leaving is hard. An SSRI from the prescriber is another way. Agree each practice beforehand, and never surprise anyone with it.',
  'say': ('Your body sounds a false alarm. We can learn to switch it off step by step, and you decide the steps.',),
  'cautions': ({'say': 'Chest pain and other bodily warning signs are checked first.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('nice_cg113',)},
  'place': 'modality/options.yaml:213:5',
 },
 'options_perinatal_depression': {
  'label': 'Options: depression around birth',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer CBT or interpersonal therapy quickly, at home, by video or with the baby in the room. Offer contact with other mothers or parents. A decision about medicines is made with perinatal advice and with the wish to feed the baby in mind.',
  'say': ('Bring the baby. Many parents feel this, and help can start this week.',),
  'cautions': ({'say': 'Psychosis after birth, a sudden change, and thoughts of not living come first.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('cooper_2024', 'nice_cg192')},
  'place': 'modality/options.yaml:643:5',
 },
 'options_prolonged_grief': {
  'label': 'Options: prolonged grief',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer grief-focused therapy, with rituals and faith where they matter. Help the person find others who knew the dead or who have lost someone. A tablet does not treat grief; it may help a depression beside it.',
  'say': ('Your grief is not an illness of the wrong size. Would it help to work on it with someone who does only this?',),
  'for': ('unresolved_grief',),
  'cautions': ({'say': 'A wish to follow the dead is asked about.'}, {'say': 'In the trial, citalopram added nothing for the grief itself, and helped depressive symptoms beside grief- focused therapy.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('captari_2018', 'shear_2016')},
  'place': 'modality/options.yaml:796:5',
 },
 'options_psychosis': {
  'label': 'Options: psychosis or schizophrenia',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer talking therapy for psychosis and work with the family, if the person agrees, also to those who want no medicine. A second antipsychotic is chosen by its effects with the prescriber; a long-acting form is offered as a choice to those who dislike daily tablets. After two full trials, each taken for six weeks at a full dose with a level checked, talk about clozapine without delay. Help with work, peers and visits at home counts as treatment.',
  'say': ('Tablets are one part. What would make your days better: the voices, your sleep, work, people?',),
  'cautions': ({'say': 'Voices that command, mania, and fear that overwhelms come first.'}, {'say': 'Side effects and physical health are asked about at every visit.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('dieterich_2017', 'howes_2017', 'kishimoto_2021', 'nice_cg178', 'rodolico_2022')},
  'place': 'modality/options.yaml:371:5',
 },
 'options_ptsd': {
  'label': 'Options: PTSD',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer a choice of treatments that work on the memory: prolonged exposure, cognitive processing or cognitive therapy for PTSD, or EMDR, which asks for less telling and little homework. For those who cannot attend there is guided self-help; for those who want no therapy, a medicine through the prescriber. After one full course, of eight to twelve sessions or more, offer the other kind, a longer or denser course, or one joined with help for substance use.',
  'say': ('What happened can be worked on without telling all of it. Would you like to hear how the different ways work, and choose?',),
  'cautions': ({'say': 'Danger that is going on now comes first.'}, {'say': 'No long preparation is required; psychosis or substance use alone is no reason to wait.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('mavranezouli_2020', 'nice_ng116')},
  'place': 'modality/options.yaml:302:5',
 },
 'options_self_harm': {
  'label': 'Options: self-harm',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Every time: a conversation about what happened and why now, and a safety plan made together. Offer CBT made for self-harm, and DBT for young people; agree with someone trusted on keeping the means out of reach. No contracts and no conditions.',
  'say': ('I am not going to make you promise anything. I would like to understand what it does for you, and find something that hurts less.',),
  'cautions': ({'say': 'Every suicide question comes first, and no score is a reason to withhold help.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('barber_2014', 'nice_ng225', 'stanley_2018')},
  'place': 'modality/options.yaml:764:5',
 },
 'options_social_anxiety': {
  'label': 'Options: social anxiety',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer one-to-one CBT made for social anxiety, starting by phone or video if that is easier. If talking is too much for now, offer a self-help course with someone in contact. A group is one option among others and never the only door; it may be the very thing that is feared.',
  'say': ('You do not have to start in a room full of people. Would a call, just the two of us, be possible?',),
  'cautions': ({'say': 'Suicide is asked about; shame keeps many silent.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('nice_cg159',)},
  'place': 'modality/options.yaml:242:5',
 },
 'options_stimulant': {
  'label': 'Options: stimulant use',
  'category': 'modality_options',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer contingency management, in which goals that are reached earn vouchers, best together with building up work, people and days worth having. Talk about sleep and food first if both have gone.',
  'say': ('There is a programme that rewards each step, instead of waiting for you to fall. Want to hear how it works?',),
  'cautions': ({'say': 'Psychosis, the heart and suicide are asked about first.'}, {'say': 'Before anything new: was the last one really given, in full, in a way that fitted, and are body, sleep, substances, trauma and life outside looked at?'}),
  'after': ('what_have_we_missed',),
  'evidence': {'grade': 'C', 'cite': ('decrescenzo_2018', 'prendergast_2006')},
  'place': 'modality/options.yaml:615:5',
 },
 'pacing_plan': {
  'label': 'Pace agreed and measured',
  'category': 'goals_and_tasks',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask for pace each session (too slow / ok / too fast), agree a stop signal, plan the last ten minutes for returning to the present and a plan for the evening. Reduce step size rather than stopping for good; step up again by agreement.',
  'say': ('Speed today: brake, keep or faster?', 'What helps you land before you drive home?'),
  'for': ('pace_too_fast', 'fear_of_what_exposure_brings'),
  'also': ('pace_too_slow', 'low_trust_not_yet_safe', 'emotion_access_difficulty'),
  'cautions': ({'say': 'Passing distress in exposure is expected; do not treat it as harm.'}, {'say': 'Dissociation: grounding first, then decide.'}),
  'before': ('graded_challenge',),
  'evidence': {'grade': 'C', 'cite': ('herman_1992', 'samhsa_tip57_2014'), 'effect': 'no direct estimate'},
  'place': 'interventions/motivation_goals_pace.yaml:423:5',
 },
 'pain_coordinated_care': {
  'label': 'Join up pain and mood',
  'category': 'coordination',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Say that the pain is real. Agree one plan with physiotherapy and whoever prescribes, so that messages do not contradict each other: pacing, movement within limits, ACT or CBT for pain, a look at the medicines. Shorten sessions, or let people lie down.',
  'say': ('The pain is real, and we can work with it.',),
  'for': ('pain_comorbid',),
  'also': ('physical_access_unmet',),
  'cautions': ({'say': 'Warning signs in the body come first.'}, {'say': 'Avoid opioid/gabapentinoid starts for primary pain'}),
  'evidence': {'grade': 'C', 'cite': ('nice_ng193',), 'effect': 'Small-moderate'},
  'place': 'interventions/coordination_outreach.yaml:132:5',
 },
 'partner_individual_offer': {
  'label': 'A place of their own for the partner, elsewhere',
  'category': 'coordination',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'Where joint work is ruled out and the person, asked alone, agrees, let another service or worker offer the partner help of their own. Nothing the person said is passed on, and no contact is made that could show that they spoke. Explain why joint sessions are not offered now in words that do not point at anyone.',
  'say': ('Couple sessions are not the right place now. If you want, and only then, someone else can offer your partner a place of their own.',),
  'also': ('family_or_partner_opposition', 'unmet_preference'),
  'not_if': ({'because': 'Danger is high; any contact with the partner could raise it', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'Never the same worker for both. A domestic-abuse advocate advises first.'},),
  'private': True,
  'evidence': {'grade': 'D', 'cite': ()},
  'place': 'interventions/life_and_care_around.yaml:112:5',
 },
 'peer_support': {
  'label': 'Paid peer support',
  'category': 'peer_community',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Introduce a trained peer; both may choose. Ask after two meetings whether it fits.',
  'say': ('Would you like to talk to someone who has been there?',),
  'for': ('isolation',),
  'also': ('institutional_mistrust', 'demoralised_after_treatments', 'fear_of_child_removal', 'discrimination_mistrust', 'unresolved_grief', 'carer_needs_unseen'),
  'cautions': ({'say': 'Peers are trained and supervised.'}, {'say': 'Not a substitute for clinical safety'}),
  'evidence': {'grade': 'C', 'cite': ('cooper_2024',), 'effect': 'Mixed; recovery, self-efficacy, perinatal'},
  'place': 'interventions/treatments.yaml:241:5',
 },
 'perinatal_pathway': {
  'label': 'Perinatal pathway',
  'category': 'coordination',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'See the parent quickly, with the baby. Make decisions about medicines with perinatal advice, offer other parents as peers, and ask about thoughts of not living and about signs of mania or psychosis. Include the partner or other parent only as the person wishes, and after a private talk.',
  'say': ('Many new parents feel this. We can see you soon, with the baby.',),
  'for': ('fear_of_child_removal',),
  'also': ('childcare_caring_load',),
  'cautions': ({'say': 'For people who are pregnant or gave birth within a year.'}, {'say': 'Any psychosis/mania: emergency'}),
  'evidence': {'grade': 'C', 'cite': ('cooper_2024', 'levis_2020', 'nice_cg192'), 'effect': 'Better access'},
  'place': 'interventions/coordination_outreach.yaml:151:5',
 },
 'persistent_kind_outreach': {
  'label': 'Kind, persistent outreach after a missed contact',
  'category': 'outreach',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Within two working days, make contact by the agreed channel, in safe words. Assume a good reason, ask how they are, own what the service did, and offer an easier time or way. After two or three tries, send a letter with an open door and no threat. Several misses in a year call for a visit or a worried call, never for a warning.',
  'say': ('I missed you on Tuesday. Perhaps it was the time, perhaps something I did. Same day next week, by phone, or a pause?', 'We missed you. No explanation needed. Are you alright, and shall I find an easier time?'),
  'for': ('rupture_withdrawal', 'reminder_lost'),
  'also': ('attachment_avoidance', 'early_alliance_not_formed', 'polite_concealment', 'institutional_mistrust', 'low_energy_illness_load', 'demoralised_after_treatments', 'waiting_and_rejection'),
  'not_if': ({'because': 'Someone controls phone or visits: agree a safe channel first', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'Only agreed channels; mind who reads messages.'}, {'say': 'A missed session together with a risk: safety first.'}, {'say': 'Respect a clear no unless a safety condition is active.'}),
  'evidence': {
   'grade': 'B',
   'cite': ('barrett_2008', 'mcqueenie_2019', 'oldham_2012', 'westmacott_2010'),
   'effect': 'attendance interventions d = .38; finds danger early',
  },
  'place': 'interventions/coordination_outreach.yaml:25:5',
 },
 'phase_choice_trauma': {
  'label': 'Informed choice: prepare first or start trauma work',
  'category': 'shared_decision',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Explain that in trials direct trauma-focused treatment and skills-first treatment did equally well on average with similar dropout, name what each asks, and decide together. If preparation is chosen fix number (up to 8) and review date; if direct, agree stop rules. Living in current danger, acute risk or unstable medical state come first.',
  'say': ('Some prefer tools first, others want to start; both work on average. Which suits you, and when do we check?',),
  'for': ('pace_too_slow', 'pace_too_fast'),
  'also': ('unmet_preference', 'low_trust_not_yet_safe'),
  'gates': ('safety_first', 'consent_clarity'),
  'cautions': ({'say': 'Trials were in adults with PTSD after childhood abuse in specialist care; not transferable to ongoing threat, acute psychosis or lack of trained therapist.'}, {'say': 'Do not ask for trauma details to decide.'}),
  'before': ('graded_challenge', 'raise_structure'),
  'evidence': {
   'grade': 'B',
   'cite': ('cloitre_2011', 'dejongh_2016', 'herman_1992', 'oprel_2021', 'vanvliet_2021'),
   'effect': 'no difference between routes; dropout 22.8% vs 17.2% (ns)',
  },
  'place': 'interventions/motivation_goals_pace.yaml:449:5',
 },
 'planned_taper_support': {
  'label': 'Plan the stop with the prescriber, do not punish it',
  'category': 'medication_change',
  'audience': 'prescriber',
  'tier': 'core',
  'do': 'If the person wants to stop, or has stopped too fast, plan small steps with the prescriber that get smaller towards the end. Write down what withdrawal feels like and what relapse feels like, review dates, and the way back.',
  'say': ('You can come off this with help. Sudden stops are the risky way.',),
  'for': ('withdrawal_mistaken_for_relapse', 'medication_worries'),
  'also': ('side_effects_burden',),
  'cautions': ({'say': 'With the prescriber, and with time.'}, {'say': 'Benzodiazepines, opioids, alcohol, clozapine, lithium, valproate: never abruptly; specialist plan'}, {'say': 'Not in acute crisis'}),
  'evidence': {'grade': 'C', 'cite': ('asam_bzd_2025', 'fda_bzd_2020', 'nice_ng215'), 'effect': 'Safer discontinuation'},
  'place': 'interventions/medicines.yaml:138:5',
 },
 'positive_regard': {
  'label': 'Specific, credible affirmation',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Name concrete efforts and values you have seen, not general praise. Separate the person from the behaviour. Avoid 'good patient' language and comments on compliance.",
  'say': ('You came although the last appointment was hard; that took something.', 'Wanting to protect your children is right at the front of this.'),
  'also': ('shame_self_criticism', 'self_stigma', 'low_trust_not_yet_safe', 'low_confidence', 'external_pressure'),
  'cautions': ({'say': 'Keep it low-key with strong shame or distance; praise can raise pressure or feel false.'},),
  'evidence': {'grade': 'B', 'cite': ('farber_2018', 'norcross_lambert_2018'), 'effect': 'g = .28 (multilevel .36)'},
  'place': 'interventions/relationship_and_trust.yaml:88:5',
 },
 'preference_accommodation': {
  'label': 'Ask and meet preferences where sound',
  'category': 'shared_decision',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask about method, role of the helper, therapist characteristics, format, medication and pace before assigning treatment and again at session 4. Meet it if safe and available; if not, say so and offer the nearest alternative or a referral.',
  'say': ('If you could design the help, what would it look like?', 'We have no group in Urdu yet; nearest is individual with an interpreter. Your call.'),
  'for': ('unmet_preference', 'group_only_offer'),
  'also': ('structure_underprovided', 'low_treatment_credibility', 'unaddressed_cultural_rupture', 'demoralised_after_treatments', 'role_or_duration_mismatch', 'modality_mismatch'),
  'not_if': ({'because': 'What is wished for is unsafe or not available: say so openly and look for what comes close', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'Do not trade an indicated safe treatment for a harmful one.'}, {'say': 'No preference is a valid answer.'}),
  'evidence': {
   'grade': 'A',
   'cite': ('cooper_2021_activity', 'norcross_wampold_2018', 'swift_2018'),
   'effect': 'dropout OR = 1.79; outcome d = 0.28',
  },
  'place': 'interventions/motivation_goals_pace.yaml:310:5',
 },
 'prescriber_contact_today': {
  'label': 'Speak with the prescriber today',
  'category': 'coordination',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ring or message the prescriber the same day with three things: what changed, when which medicine changed, and what the person wants. Ask who decides what by when, and tell the person. Advise nobody to stop or go on by yourself. If they get worse before the answer comes, it becomes a medical assessment today.',
  'say': ('This may be the tablet and not you. I will ring the prescriber today, while you are here if you like.',),
  'for': ('side_effect_read_as_illness',),
  'also': ('side_effects_burden', 'withdrawal_mistaken_for_relapse'),
  'cautions': ({'say': 'Chest pain, fever with rigidity, confusion, a rash with fever: not a call but an emergency.'},),
  'evidence': {'grade': 'C', 'cite': ('nice_cg76',)},
  'place': 'interventions/life_and_care_around.yaml:55:5',
 },
 'private_insurance_statements': {
  'label': 'Keep insurance statements private',
  'category': 'cost_navigation',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Ask who receives the insurer's letters. Where the law allows it, ask the insurer with the person to send statements to another address or portal; say that disclosure could endanger them if that is so. Until it is confirmed, agree what is billed and how.",
  'say': ("The insurer's letter can give away that you came. Let us ask them, today, to send it to you alone.",),
  'also': ('confidentiality_worry', 'stigma_disclosure', 'no_private_space', 'partner_fear_or_control'),
  'cautions': ({'say': "Rules differ by country and plan; wait for the insurer's confirmation before relying on it."},),
  'private': True,
  'evidence': {'grade': 'C', 'cite': ('hipaa_164_522b',)},
  'place': 'interventions/life_and_care_around.yaml:191:5',
 },
 'private_safety_screen': {
  'label': 'Ask each person alone about safety at home',
  'category': 'safety_response',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': "Before any couple, family or carer work, see each person alone (professional interpreter if needed) and ask in plain words about fear, control, threats and being hurt. Explain first what stays private. If anything is unsafe, follow the partner-violence condition; never reveal one person's answer to another.",
  'say': ('I ask everyone this on their own: is anyone at home frightening, controlling or hurting you?',),
  'for': ('split_alliance', 'family_or_partner_opposition'),
  'also': ('no_private_space', 'language_discordance', 'partner_fear_or_control'),
  'cautions': ({'say': 'Only when truly alone; not by phone on a shared line.'}, {'say': 'A negative answer today can change; ask again.'}),
  'before': ('balanced_conjoint_alliance', 'family_psychoeducation'),
  'private': True,
  'evidence': {'grade': 'C', 'cite': ('friedlander_2018', 'mccollum_2008', 'who_ipv_2013')},
  'place': 'interventions/safety_responses.yaml:230:5',
 },
 'professional_interpreter': {
  'label': 'Use a professional interpreter',
  'category': 'communication_support',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'Book a qualified interpreter, of a dialect and gender the person accepts, for every clinical contact. Speak to the person; brief the interpreter before and talk after. A child never interprets, and partner or family never for clinical matters.',
  'say': ('I would like us both to understand fully, so I have booked an interpreter. Is this person all right with you?',),
  'for': ('language_discordance',),
  'also': ('fear_of_system_consequences',),
  'cautions': ({'say': 'Book a longer slot.'}, {'say': 'Small communities: offer phone interpreter from elsewhere'}, {'say': 'Family interpreting is unsafe where abuse possible'}, {'say': 'Family only to book or to calm, never for clinical content; a true emergency is the exception until the phone line answers.'}),
  'before': ('teach_back_plain_language', 'cultural_formulation_interview', 'culturally_adapted_therapy'),
  'evidence': {
   'grade': 'C',
   'cite': ('karliner_2007', 'section1557'),
   'effect': 'Approaches care of language-concordant patients',
  },
  'place': 'interventions/communication_culture.yaml:29:5',
 },
 'progress_feedback': {
  'label': 'Measure, look at it together, change course early',
  'category': 'assessment_review',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Use a brief outcome and session measure each time, show the graph and ask what it means to the person. If there is no change by 4-6 weeks, or it gets worse at any time, say so and change at least one thing. Prepare for honest low scores by thanking for them.',
  'say': ('The line has been flat for three weeks. What do you make of it?', 'A low score helps me more than a polite one.', 'The numbers say this is not helping yet. What should we change?'),
  'for': ('not_on_track',),
  'also': ('clinician_blind_spot', 'polite_concealment', 'gains_not_noticed', 'early_alliance_not_formed', 'good_enough_gain', 'unreviewed_nonresponse'),
  'cautions': ({'say': 'Collecting without discussing does not help.'}, {'say': 'Evidence thin in youth and in severe psychiatric settings.'}, {'say': 'Never use scores to discharge or to blame.'}, {'say': 'Use a measure in the right language.'}, {'say': 'Scales support, not replace, talk'}),
  'evidence': {
   'grade': 'A',
   'cite': ('barkham_2023', 'bergman_2018', 'cuijpers_2018', 'dejong_2021', 'lambert_2018', 'ostergard_2018'),
   'effect': 'd = 0.15; dropout OR = 1.19',
  },
  'place': 'interventions/review_and_feedback.yaml:27:5',
 },
 'raise_structure': {
  'label': 'Give more structure when it is wanted',
  'category': 'goals_and_tasks',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Set agenda, teach, model, give clear recommendations and feedback, plan steps with dates. Explain why you recommend and ask after each step whether the amount of direction fits.',
  'say': ('Since you asked: I would start with sleep, and this is how.', 'Too much, too little or right amount of me steering today?'),
  'for': ('structure_underprovided',),
  'also': ('role_or_duration_mismatch', 'pace_too_slow', 'ready_but_held_back'),
  'not_if': ({'because': 'Direct suggestions threaten freedom just now: choice first', 'if_unknown': 'caution'},),
  'cautions': ({'say': "Keep the client's veto; direction is not pressure."},),
  'evidence': {
   'grade': 'B',
   'cite': ('beutler_2018', 'cooper_2021_activity', 'swift_2018'),
   'effect': 'preference d = 0.28; matching of activities alone no effect in one cohort',
  },
  'place': 'interventions/motivation_goals_pace.yaml:33:5',
 },
 'relief_first_step': {
  'label': 'Relief: one thing easier within two weeks',
  'category': 'wellbeing',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask what weighs most and agree one concrete easing within about two weeks by a low-risk method the person chooses: a sleep routine, a practical problem solved, one activity, or a medicine review by the prescriber. Rate it 0-10 now and in two weeks.',
  'say': ('If one thing were a little easier in two weeks, what should it be?',),
  'also': ('low_outcome_expectation', 'demoralised_after_treatments', 'low_energy_illness_load', 'self_stigma'),
  'cautions': ({'say': 'No risky quick fixes (sedatives, alcohol, abrupt stopping); no supplements, detox or unvalidated tests.'}, {'say': 'Relief does not show the cause and is not a promise of cure.'}),
  'evidence': {'grade': 'D', 'cite': ('founding_text', 'schleider_2025')},
  'place': 'interventions/first_contact_and_wellbeing.yaml:190:5',
 },
 'respect_distance': {
  'label': 'Respect distance, earn closeness slowly',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Start with facts, tasks and competence; keep feeling-talk short and optional; avoid praise floods and early talk about 'our relationship'. Offer information and homework-style work first and ask for permission to go one step deeper.",
  'say': ('We can treat this as a problem to solve together; feelings are welcome, not required.', 'One question about feelings, then back to the plan?'),
  'for': ('attachment_avoidance',),
  'also': ('emotion_access_difficulty', 'self_stigma', 'rupture_withdrawal'),
  'cautions': ({'say': 'Do not settle there for ever; review at session 6 whether a little more contact is tolerable.'},),
  'evidence': {'grade': 'C', 'cite': ('levy_2018', 'norcross_wampold_2018'), 'effect': 'no direct estimate'},
  'place': 'interventions/relationship_and_trust.yaml:391:5',
 },
 'respect_informed_no': {
  'label': 'Respect an informed no, keep the offer',
  'category': 'shared_decision',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'Where capacity is not in doubt and no emergency applies, accept the no, check it is informed, offer contact without strings, and set a light review. Record what would make them want to talk again.',
  'say': ('That is your decision, and it does not change how I see you. May I check in in a month?',),
  'cautions': ({'say': 'Capacity is not in doubt, and the information was given.'}, {'say': 'Do not repeat pressure'}, {'say': 'Revisit if risk appears'}),
  'evidence': {'grade': 'D', 'cite': ('crpd', 'mca_2005', 'nice_ng197'), 'effect': 'Preserves trust'},
  'place': 'interventions/motivation_goals_pace.yaml:642:5',
 },
 'respite_booking': {
  'label': 'Book the relief, do not just recommend it',
  'category': 'social_needs',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Ask for a carer's assessment and book a sitter, day place or volunteer for the exact hour of the appointment. Confirm it with the person cared for. Offer the carer's own care at a time and place that fits the cover, or at home.",
  'say': ('Let us find someone for Tuesday ten to twelve, and book it now.',),
  'for': ('carer_needs_unseen',),
  'also': ('childcare_caring_load', 'family_stress'),
  'evidence': {'grade': 'C', 'cite': ('nice_ng150',)},
  'place': 'interventions/life_and_care_around.yaml:211:5',
 },
 'role_induction': {
  'label': 'Prepare for therapy: roles, length, ups and downs',
  'category': 'psychoeducation',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Explain briefly how this therapy works, what each of you does, how many sessions people usually need, that doubts and setbacks are normal and how to say 'this does not help'. Invite questions and let the client put it in their own words. Use a one-page or video version before session 1 where possible.",
  'say': ('Most people need more than three or four meetings; we check every time whether it is worth it.', 'Your job is to tell me when I am off; mine is to change course.'),
  'for': ('role_or_duration_mismatch',),
  'also': ('low_treatment_credibility', 'polite_concealment', 'youth_brought_by_others', 'early_alliance_not_formed'),
  'cautions': ({'say': 'Keep it a dialogue; with high reactance offer it as information to take or leave.'}, {'say': 'No promise of a result.'}),
  'evidence': {
   'grade': 'A',
   'cite': ('oldham_2012', 'swift_2023'),
   'effect': 'fewer dropouts OR = 1.64; post-treatment d = 0.33; no clear mid-treatment effect',
  },
  'place': 'interventions/motivation_goals_pace.yaml:3:5',
 },
 'rupture_repair_now': {
  'label': 'Pause the method, repair the strain',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Stop the current task. Name what you noticed without blame, take your part first, invite the client's view and stay with it; only then decide together whether to change task, pace or goal. Pattern interpretations and change techniques wait for a later session.",
  'say': ('I pushed on with the exercise when you had gone quiet. That was my part. What was it like?', 'We can leave the exercise today; this matters more.'),
  'for': ('rupture_withdrawal', 'rupture_confrontation'),
  'also': ('early_alliance_not_formed',),
  'cautions': ({'say': 'Do not defend the rationale or add more technique (associated with worse strain).'}, {'say': 'No forced intimacy: a brief repair is enough for people who keep distance.'}),
  'before': ('graded_challenge', 'what_have_we_missed', 'mi_evocation'),
  'evidence': {
   'grade': 'B',
   'cite': ('castonguay_1996', 'eubanks_2017_consensus', 'eubanks_2018', 'safran_muran_2000'),
   'effect': 'repair-outcome r = .29',
  },
  'place': 'interventions/relationship_and_trust.yaml:171:5',
 },
 'safe_contact_plan': {
  'label': 'Safe contact and private place plan',
  'category': 'access_logistics',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Agree when, how and in what words you make contact, a phrase that ends a call, and a place where they can talk: a clinic room, a car, a walk, a library. Record it where staff see it and others do not.',
  'say': ("If someone walks in, say 'wrong number' and I will ring off and try later. Where could we talk in private?",),
  'for': ('no_private_space', 'partner_fear_or_control'),
  'also': ('family_or_partner_opposition', 'stigma_disclosure', 'fear_of_system_consequences'),
  'cautions': ({'say': 'If someone may be listening do not ask about violence, suicide details or substances aloud; use yes/no'}, {'say': 'Nothing on portal or voicemail without agreement'}),
  'before': ('appointment_reminders_two_way', 'persistent_kind_outreach'),
  'private': True,
  'evidence': {'grade': 'C', 'cite': ('infoblock_harm', 'who_ipv_2013'), 'effect': 'Safer, fuller conversations'},
  'place': 'interventions/access_and_needs.yaml:343:5',
 },
 'safety_planning': {
  'label': 'Safety plan (Stanley-Brown)',
  'category': 'safety_response',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Write it together: warning signs, what helps alone, people and places, whom to ask, professionals and lines, and how to make the surroundings safer. The person keeps a copy. Ring within 72 hours.',
  'say': ("Let's write what you and others can do before it gets to the worst point.",),
  'cautions': ({'say': 'The person is able to take part.'}, {'say': 'Not a no-harm contract'}, {'say': 'Store safely if others search'}, {'say': 'What keeps the person going has not been asked: people, reasons and plans come first on the plan.'}),
  'before': ('crisis_line_warm_link',),
  'evidence': {
   'grade': 'C',
   'cite': ('doupnik_2020', 'layman_2021', 'stanley_2018'),
   'effect': 'Half the suicidal behaviour in a cohort comparison; brief interventions OR 0.69',
  },
  'place': 'interventions/safety_responses.yaml:44:5',
 },
 'safety_trust_first': {
  'label': 'Make it safe first: predictability, choice, no surprise challenge',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Say what will happen today and what will not. Ask before every sensitive topic, accept 'not now' without comment, keep promises small and visible. The person sets the pace and depth at first: no confrontation, interpretation of motives or depth work until the trust gate is open. Review after four sessions so that safety work does not become endless waiting.",
  'say': ("You decide what we open today; 'pass' is always a full answer.", 'If I go too fast, a hand sign is enough and I stop.'),
  'for': ('low_trust_not_yet_safe',),
  'also': ('institutional_mistrust', 'pace_too_fast', 'confidentiality_worry', 'broken_continuity', 'fear_of_forced_treatment', 'discrimination_mistrust', 'trauma_unaddressed'),
  'not_if': ({'because': 'Trust is there and trauma-focused treatment is wanted; more preparation would withhold it', 'if_unknown': 'caution'},),
  'cautions': ({'say': "Not a reason to withhold wanted trauma-focused or other effective treatment: whether to prepare first is the person's informed choice."}, {'say': 'Warmth without clear limits of confidentiality is not safety.'}),
  'before': ('graded_challenge', 'mi_evocation', 'goal_consensus'),
  'evidence': {
   'grade': 'C',
   'cite': ('farber_2018', 'fluckiger_2018', 'founding_text', 'samhsa_tip57_2014'),
   'effect': 'no direct estimate; alliance-outcome r = .278',
  },
  'place': 'interventions/relationship_and_trust.yaml:3:5',
 },
 'same_day_medical_assessment': {
  'label': 'Same-day medical assessment',
  'category': 'medical_response',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'Arrange a medical review today, and say in one line what you suspect. Tell the receiving team what the person needs to communicate, what went wrong in care before, and which medicines they take. Do not let them go alone if that is unsafe.',
  'say': ('Something in the body needs checking today. I will tell them exactly why.',),
  'cautions': ({'say': 'Do not send the person alone if unsafe'},),
  'evidence': {'grade': 'C', 'cite': ('nice_cg103', 'sahm_2022'), 'effect': 'Life-saving'},
  'place': 'interventions/safety_responses.yaml:121:5',
 },
 'secure_base_consistency': {
  'label': 'Reliable base for people who fear loss',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Same time, announced breaks, clear contact rules that you keep; name the meaning of gaps before they happen, give a bridging plan and return to it afterwards. Respond to reaching out with warmth plus the agreed limit.',
  'say': ('I am away from the 3rd to the 14th. Let us write down what helps on the hard evenings and who you can call.', 'Calling made sense; our agreement is ten minutes on Wednesdays.'),
  'for': ('attachment_anxiety',),
  'also': ('broken_continuity', 'rupture_confrontation'),
  'cautions': ({'say': 'Do not promise availability you cannot keep.'}, {'say': 'Avoid sudden limit-setting without explanation.'}, {'say': 'Before a break: name it early, give the bridging plan in writing.'}),
  'evidence': {
   'grade': 'C',
   'cite': ('levy_2018', 'norcross_wampold_2018'),
   'effect': 'secure attachment goes with better outcome (36 studies); no tailoring estimate',
  },
  'place': 'interventions/relationship_and_trust.yaml:361:5',
 },
 'sensory_communication_access': {
  'label': 'Sign language, captions, loop, low-glare',
  'category': 'communication_support',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'Ask how the person prefers to communicate. Book a sign-language interpreter, face the light, use captions or a loop, lower the noise, and refer for hearing or sight. Put it on the record, so that every booking meets it.',
  'say': ('I will face you and keep it quiet. Signing interpreter next time, yes?',),
  'for': ('hearing_unmet', 'vision_unmet'),
  'cautions': ({'say': 'Book early.'}, {'say': 'Family must not interpret clinical content'}),
  'evidence': {'grade': 'C', 'cite': ('ada_504', 'equality_act_2010'), 'effect': 'Access restored'},
  'place': 'interventions/communication_culture.yaml:98:5',
 },
 'shame_compassion': {
  'label': 'Normalise and soften shame',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Name shame as a common protective feeling, go around details until asked, tell how many people are in the same place, use compassion-focused exercises if wanted. Do not press for confession.',
  'say': ('Many people here carry exactly this and never say it. You do not have to today.', 'What would you say to someone you love in your place?'),
  'for': ('shame_self_criticism',),
  'also': ('polite_concealment', 'self_stigma'),
  'cautions': ({'say': 'Compassion exercises can first raise fear or grief; small doses.'}, {'say': 'Eating disorder and self-harm need medical and risk monitoring.'}),
  'before': ('graded_challenge',),
  'evidence': {'grade': 'A', 'cite': ('millard_2023', 'wakelin_2021'), 'effect': 'self-criticism g = 0.51'},
  'place': 'interventions/relationship_and_trust.yaml:475:5',
 },
 'shared_decision_options_grid': {
  'label': 'Lay options side by side',
  'category': 'shared_decision',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'List two to four realistic options including no change, with effect, harms, effort, cost, wait; ask what matters most; decide, or agree when to decide. Set a date to look again so that no choice feels final.',
  'say': ('Which of these fits the life you have? You can change it later.',),
  'for': ('medication_worries',),
  'also': ('modality_mismatch', 'demoralised_after_treatments', 'group_only_offer', 'side_effects_burden'),
  'cautions': ({'say': 'Capacity for this decision.'}, {'say': 'Never a false choice'}, {'say': 'Include waiting'}),
  'evidence': {
   'grade': 'A',
   'cite': ('aoki_2022', 'duncan_2010', 'nice_ng197', 'slade_2017', 'swift_2018'),
   'effect': 'Involvement up; clinical effect uncertain. Matching preference d 0.28',
  },
  'place': 'interventions/motivation_goals_pace.yaml:594:5',
 },
 'shared_formulation': {
  'label': 'Shared explanation that makes sense to the person',
  'category': 'psychoeducation',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Ask for the person's own explanation first, validate, add yours as a possible piece, draw both on one page and derive the method from it. In pain or bodily illness say clearly that the symptom is real and psychological methods are one tool among several. Let the client restate it.",
  'say': ('The pain is real. We work on what keeps the alarm loud, together with your physio and doctor.', 'What in this drawing is wrong?'),
  'for': ('low_treatment_credibility', 'explanatory_model_mismatch'),
  'also': ('role_or_duration_mismatch', 'goal_disagreement', 'demoralised_after_treatments', 'not_on_track', 'fear_of_what_exposure_brings'),
  'cautions': ({'say': 'Do not dispute spiritual or bodily explanations; look for overlap.'}, {'say': 'Unclear or new physical symptoms go back to medical care.'}),
  'before': ('graded_challenge',),
  'evidence': {
   'grade': 'B',
   'cite': ('constantino_2018_cred', 'dorflinger_2013', 'gibbons_2019', 'swift_2023'),
   'effect': 'credibility-outcome r = .12',
  },
  'place': 'interventions/motivation_goals_pace.yaml:274:5',
 },
 'shrink_the_ask': {
  'label': 'Make the step small enough',
  'category': 'adaptation',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Fit the step to today's energy: five minutes, one action, or nothing but contact. Let it grow when there is strength. Say that the small step is real work.",
  'say': ('Today can be just this. That is enough.',),
  'for': ('low_energy_illness_load',),
  'also': ('task_gap_between_sessions', 'demoralised_after_treatments', 'attention_planning_adhd', 'low_confidence'),
  'cautions': ({'say': 'Ask about safety first.'}, {'say': 'Do not under-treat: keep active treatment moving'}),
  'evidence': {'grade': 'C', 'cite': ('founding_text', 'uphoff_2020'), 'effect': 'Keeps contact'},
  'place': 'interventions/adaptation.yaml:81:5',
 },
 'side_effect_review': {
  'label': 'Look for and treat side effects (prescriber)',
  'category': 'medication_change',
  'audience': 'prescriber',
  'tier': 'core',
  'do': 'Ask directly about sex, weight, tiredness, restlessness and feeling flat, with a short scale if that helps. The prescriber lowers, switches, retimes or treats, and looks after the body. New restlessness or agitation is seen the same day.',
  'say': ('I would rather change the medicine than have you put up with that.',),
  'for': ('side_effects_burden', 'side_effect_read_as_illness'),
  'also': ('medication_worries',),
  'not_if': ({'because': 'A change of medicine needs valid consent; whoever is in danger is seen by a doctor the same day', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'Only the prescriber changes a medicine.'}, {'say': 'Do not stop abruptly'}, {'say': 'Restlessness plus suicidal thoughts: safety first'}),
  'before': ('shared_decision_options_grid',),
  'evidence': {
   'grade': 'C',
   'cite': ('asex_detect_2024', 'mcgahuey_2000', 'velligan_2017', 'wisniewski_2006_fibser'),
   'effect': 'Many problems found only when asked (10% vs 59%)',
  },
  'place': 'interventions/medicines.yaml:81:5',
 },
 'simplify_regimen_aids': {
  'label': 'Make it easy to take',
  'category': 'medication_conversation',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask the prescriber or pharmacist about once a day, fewer items, refills that fall together. Link the dose to a habit, an alarm or a blister pack. Ask whether each item is still needed.',
  'say': ('Could this be once a day with your coffee?',),
  'for': ('adherence_practical',),
  'also': ('cognitive_impairment', 'attention_planning_adhd'),
  'not_if': ({'because': 'Doses are left out for a reason (effects, worries, a wish to stop); a pill box does not answer a reason'},),
  'cautions': ({'say': 'The prescriber agrees each change; small amounts where there is a risk of overdose.'}, {'say': 'Blister packs concentrate supply: check suicide risk'}),
  'evidence': {'grade': 'C', 'cite': ('nice_cg76', 'nieuwlaat_2014'), 'effect': 'Modest'},
  'place': 'interventions/medicines.yaml:47:5',
 },
 'single_session_intervention': {
  'label': 'One complete, useful session when only one contact is likely, or while waiting',
  'category': 'first_contact',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Plan it as complete in itself: one aim, one useful skill or new view, a written plan, and an open door. It suits walk-ins, people who say they will come once, and long waits. If there is a wait, say honestly how long, and set a date to check in.',
  'say': ('Let us treat this as complete in itself; more is possible, not required.', 'This may be a long wait. I want you to leave today with something you can use.'),
  'for': ('role_or_duration_mismatch',),
  'also': ('self_stigma', 'waiting_and_rejection', 'coverage_gap'),
  'not_if': ({'because': 'A measure got reliably worse; one session is not enough, offer more contact', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'Weak for substance use (g = 0.08) and smaller in adolescents (0.19).'}, {'say': 'Not a substitute for indicated longer care.'}, {'say': 'No open safety question.'}, {'say': 'Not a substitute for indicated care; not for acute risk'}),
  'evidence': {
   'grade': 'A',
   'cite': ('founding_text', 'schleider_2017', 'schleider_2025'),
   'effect': 'SMD = -0.25 overall; youth g = 0.32 (0.14 vs active control)',
  },
  'place': 'interventions/first_contact_and_wellbeing.yaml:38:5',
 },
 'social_needs_referral': {
  'label': 'Act on social needs now',
  'category': 'social_needs',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask about food, income, energy, debt, housing and papers where you can respond. Go along with the referral instead of handing over a number, and ask later whether it worked. If there is nothing locally, say so honestly and record the gap.',
  'say': ('Shall we sort the food first? The rest can wait until you have eaten.',),
  'for': ('basic_needs_unmet', 'adversity_driven_distress', 'isolation'),
  'also': ('fear_of_system_consequences',),
  'cautions': ({'say': 'Keep the list of local help up to date.'}, {'say': 'Ask permission; do not code without consent'}),
  'evidence': {'grade': 'C', 'cite': ('billioux_2017_ahc', 'prapare_2016'), 'effect': 'Needs met; clinical effect variable'},
  'place': 'interventions/access_and_needs.yaml:268:5',
 },
 'solution_focused_questions': {
  'label': 'Exceptions, scaling, preferred future',
  'category': 'motivation',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'Ask for the hoped-for future in concrete scenes, for exceptions and for the next half point on a scale; leave problem history for when the client wants it.',
  'say': ('Suppose tomorrow is half a point better: who notices, and what do they see?',),
  'also': ('low_confidence', 'goal_set_by_others', 'demoralised_after_treatments', 'external_pressure', 'change_not_important_now'),
  'gates': ('no_open_strain',),
  'cautions': ({'say': 'Used before the pain is heard it feels dismissive.'}, {'say': 'Pooled g = 1.17 is inflated by non-clinical samples.'}),
  'after': ('direct_suicide_conversation',),
  'evidence': {
   'grade': 'A',
   'cite': ('gingerich_peterson_2013', 'kim_2008', 'vermeulen_oskam_2024', 'zak_pekala_2024'),
   'effect': 'clinical samples g = 0.78; vs usual treatment 0.58; individual 0.48; an older estimate is smaller',
  },
  'place': 'interventions/motivation_goals_pace.yaml:366:5',
 },
 'stage_matching': {
  'label': 'Match activity to readiness',
  'category': 'motivation',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Stage the person for one named target and choose activity accordingly: engagement and information for not-yet, evocation for thinking, planning for preparing, skills for acting, relapse work for keeping. Re-stage every few sessions and treat stepping back as normal.',
  'say': ('You are deciding, so I will stop giving you tasks until you want them.',),
  'for': ('stage_task_mismatch',),
  'also': ('ready_but_held_back', 'ambivalence', 'change_not_important_now', 'task_gap_between_sessions'),
  'cautions': ({'say': 'Stage is target-specific: a person may be in action for drinking and precontemplation for smoking.'}, {'say': 'Cut-offs are arbitrary; do not withhold effective treatment because of a stage label.'}),
  'before': ('homework_codesign', 'graded_challenge'),
  'evidence': {
   'grade': 'C',
   'cite': ('krebs_2018', 'norcross_wampold_2018', 'urica_habits'),
   'effect': 'd = .41 is prediction, not matching effect',
  },
  'place': 'interventions/motivation_goals_pace.yaml:187:5',
 },
 'step_up_or_intensify': {
  'label': 'Change intensity or add',
  'category': 'modality_change',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer more or longer sessions, medicine and therapy together, or a day programme; or fewer, if it was too much. Agree what would show both of you that it works, and when you look.',
  'say': ('Would more help, less, or different?',),
  'for': ('therapy_dose_or_fidelity_inadequate',),
  'also': ('unreviewed_nonresponse',),
  'gates': ('review_done',),
  'cautions': ({'say': 'Look first at what was really given.'}, {'say': 'More because it may help, never as a verdict on the person.'}),
  'evidence': {'grade': 'B', 'cite': ('nice_ng222', 'robinson_2020', 'vanstraten_2015'), 'effect': 'Modest'},
  'place': 'interventions/treatments.yaml:123:5',
 },
 'stigma_privacy_plan': {
  'label': 'Plan for privacy and what to tell whom',
  'category': 'cultural_identity',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Explain what is recorded and who sees it. Offer discreet letters and entrances, and rehearse what to say or leave unsaid. Take real discrimination as real. Come back to it when work, family or papers change.',
  'say': ("You decide who knows. Let's plan what, if anything, to say at work.",),
  'for': ('stigma_disclosure',),
  'also': ('work_time_conflict', 'fear_of_system_consequences', 'self_stigma', 'confidentiality_worry'),
  'cautions': ({'say': 'Never push disclosure'},),
  'evidence': {'grade': 'C', 'cite': ('clement_2012_bace', 'clement_2015'), 'effect': 'Lower stigma barrier'},
  'place': 'interventions/communication_culture.yaml:209:5',
 },
 'stigma_reframe': {
  'label': 'Make help compatible with self-respect',
  'category': 'cultural_identity',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask what coming here means for the person and for those who matter. Frame help in their own values: duty, strength, faith, family. Offer discreet forms, a neutral name for the service, and contact with others who came.',
  'say': ('You service your tractor before it breaks. What would the same sense say here?', "We can write 'stress clinic' on the slip."),
  'for': ('self_stigma',),
  'also': ('confidentiality_worry', 'attachment_avoidance'),
  'cautions': ({'say': 'No false certificates or hidden treatment.'}, {'say': 'Self-stigma alone did not predict help-seeking in one meta-analysis; check attitudes to treatment too.'}),
  'evidence': {
   'grade': 'C',
   'cite': ('clement_2015', 'pettit_2017', 'schnyder_2017', 'vogel_2006'),
   'effect': 'stigma-help-seeking median d = -0.27',
  },
  'place': 'interventions/communication_culture.yaml:3:5',
 },
 'stop_technique_now': {
  'label': 'Stop the technique that is going wrong, now',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Stop the exercise or line of questions at once, without finishing it. Help the person back to the room: eyes open, feet on the floor, a drink of water, an ordinary topic. Say that stopping was your decision and not their failure. Decide together later whether, and how, to try again.',
  'say': ('I am stopping this here; I went too fast. Let us just look around the room for a moment.',),
  'for': ('pace_too_fast',),
  'cautions': ({'say': 'Brief distress in agreed exposure is expected; this is for losing contact with the present, or a stop signal.'},),
  'before': ('pacing_plan',),
  'evidence': {'grade': 'C', 'cite': ('samhsa_tip57_2014',)},
  'place': 'interventions/life_and_care_around.yaml:31:5',
 },
 'strengths_capitalisation': {
  'label': 'Build on what already works',
  'category': 'wellbeing',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Before the session think for some minutes about this client's abilities, relationships and values; open with them, and tailor the treatment to use them before compensating deficits.",
  'say': ('You planned three children through a move; let us use that planner here.',),
  'for': ('gains_not_noticed',),
  'also': ('low_confidence', 'shame_self_criticism', 'demoralised_after_treatments'),
  'cautions': ({'say': 'Never instead of hearing distress.'},),
  'evidence': {'grade': 'A', 'cite': ('fluckiger_2016', 'fluckiger_2023_sbm'), 'effect': 'g = 0.17 over other bona fide therapy'},
  'place': 'interventions/first_contact_and_wellbeing.yaml:71:5',
 },
 'supervision_on_own_avoidance': {
  'label': 'Take your own avoidance to supervision',
  'category': 'clinician_self',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Bring the moment you stepped around, with a recording or notes, and say what you feared would happen. Plan the next session's first ten minutes and rehearse them aloud. Report back what really happened.",
  'say': ('(to a colleague) I keep not doing this. What am I protecting, them or me?',),
  'for': ('helper_avoidance',),
  'also': ('clinician_blind_spot', 'pace_too_slow', 'therapy_dose_or_fidelity_inadequate'),
  'evidence': {'grade': 'D', 'cite': ('waller_2009',)},
  'place': 'interventions/life_and_care_around.yaml:135:5',
 },
 'supported_employment_ips': {
  'label': 'Job support alongside care (IPS)',
  'category': 'social_needs',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'If the person wants work, refer to individual placement and support; nobody has to be ready first. Bring in benefits advice, so that trying work does not cost security.',
  'say': ("If work matters to you, we can start looking now, not after you are 'well'.",),
  'for': ('adversity_driven_distress',),
  'also': ('isolation', 'cost_of_care'),
  'cautions': ({'say': 'Only if the person wants work.'}, {'say': 'With benefits advice.'}),
  'evidence': {'grade': 'A', 'cite': ('modini_2016',), 'effect': 'RR about 2.4 for competitive work in severe illness'},
  'place': 'interventions/access_and_needs.yaml:305:5',
 },
 'supportive_mandated_report': {
  'label': 'Make a required report, supportively',
  'category': 'safety_response',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Follow law and policy. Unless it raises the danger, tell the person first, offer to make the report together, and explain what happens then. Plan the next contact before they leave.',
  'say': ('I have to tell the child-protection team. Would you like to be here while I call?', 'I am worried that someone is harming you. I would like to involve the safeguarding team, with you.'),
  'cautions': ({'say': 'Where there is reasonable suspicion.'}, {'say': 'Do not investigate yourself'}, {'say': 'Do not tell the alleged abuser'}),
  'before': ('ipv_private_safety_support',),
  'private': True,
  'evidence': {'grade': 'C', 'cite': ('capta', 'care_act_2014', 'children_act_1989'), 'effect': 'Legal duty'},
  'place': 'interventions/safety_responses.yaml:177:5',
 },
 'switch_to_condition_matched_therapy': {
  'label': 'Move to the therapy that matches the problem',
  'category': 'modality_change',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Offer the therapy that is made for this problem, by someone trained in it: exposure with response prevention for OCD, trauma-focused therapy for PTSD, talking therapy with family work for psychosis, and so on. Explain why it is different from what was done so far.',
  'say': ('For what you describe there is a treatment designed for it. You have not had it yet.',),
  'for': ('modality_mismatch', 'therapy_dose_or_fidelity_inadequate'),
  'also': ('trauma_unaddressed', 'ocd_unrecognised', 'eating_disorder_unrecognised'),
  'cautions': ({'say': 'The picture is right, and the person agrees.'}, {'say': 'Safety conditions first'}),
  'evidence': {
   'grade': 'C',
   'cite': ('nice_cg178', 'nice_cg31', 'nice_cg78', 'nice_ng116', 'nice_ng69'),
   'effect': 'Guideline level',
  },
  'place': 'interventions/treatments.yaml:104:5',
 },
 'tailored_psychoeducation': {
  'label': "Answer the person's own question",
  'category': 'psychoeducation',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask what they want to know, give short, balanced information (benefit, harm, unknowns, doing nothing) and ask what they make of it. Leave something brief in the format they like, if it is safe to take home.',
  'say': ('What have you heard about this, and what would be useful to know?',),
  'for': ('ocd_unrecognised',),
  'also': ('medication_worries', 'explanatory_model_mismatch', 'limited_health_literacy', 'demoralised_after_treatments', 'withdrawal_mistaken_for_relapse', 'structure_underprovided', 'fear_of_what_exposure_brings', 'family_accommodation_keeps_it_going', 'side_effect_read_as_illness'),
  'cautions': ({'say': 'In plain language.'}, {'say': 'Not a lecture; avoid when acutely frightened'}),
  'evidence': {'grade': 'A', 'cite': ('donker_2009', 'xia_2011'), 'effect': 'd 0.20; in psychosis non-adherence RR 0.52'},
  'place': 'interventions/motivation_goals_pace.yaml:567:5',
 },
 'targeted_medical_workup': {
  'label': 'Targeted medical check',
  'category': 'assessment_review',
  'audience': 'prescriber',
  'tier': 'core',
  'do': 'Ask for an examination, a look at all medicines, and bloods: thyroid, blood count, B12, folate and ferritin, glucose, kidneys; a pregnancy test or sleep test where it fits. Tell the person the results and what comes next, also when all is normal.',
  'say': ('I do not want to miss something in the body that would explain this.',),
  'for': ('medical_contributor_untreated', 'eating_disorder_unrecognised'),
  'also': ('unreviewed_nonresponse', 'low_energy_illness_load', 'sleep_disorder_untreated', 'side_effects_burden', 'overshadowed_by_label', 'side_effect_read_as_illness'),
  'cautions': ({'say': 'Only with consent.'}, {'say': "Normal tests do not mean 'all in the mind'"}, {'say': 'A medicine changed within four weeks: start there.'}),
  'evidence': {'grade': 'C', 'cite': ('chung_2016', 'mcallister_williams_2020'), 'effect': 'Variable'},
  'place': 'interventions/review_and_feedback.yaml:251:5',
 },
 'teach_back_plain_language': {
  'label': 'Plain language and teach-back',
  'category': 'communication_support',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'Say three things at most, in everyday words. Then ask the person to tell you the plan as they understood it. If it does not come back, change your explanation.',
  'say': ('I want to check I explained that well. How would you put what we agreed in your own words?',),
  'for': ('limited_health_literacy',),
  'also': ('language_discordance', 'cognitive_impairment', 'hearing_unmet', 'intellectual_disability_unadapted'),
  'cautions': ({'say': 'Test the explanation, not the person'},),
  'evidence': {'grade': 'C', 'cite': ('ahrq_hlup', 'talevski_2020'), 'effect': 'Better recall and satisfaction'},
  'place': 'interventions/communication_culture.yaml:62:5',
 },
 'telehealth_tuneup': {
  'label': 'Make remote contact workable',
  'category': 'access_logistics',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'At the start of each contact ask whether the person can speak freely, and agree a harmless phrase that means stop. Plan what happens if the line drops. Offer a headset, a call while walking, chat, or a date in the room. Ask openly how it is between you, because a screen hides the signs.',
  'say': ("Say 'the parcel is here' if someone comes in and we switch topic.", 'Is video right for this, or would phone or coming in be better?'),
  'for': ('remote_connection_strain',),
  'also': ('early_alliance_not_formed', 'polite_concealment', 'no_private_space'),
  'not_if': ({'because': 'Someone who may do harm is within earshot; a better line does not make it safe', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'Possible unsafe home: never assume privacy; no sensitive content in messages.'},),
  'evidence': {'grade': 'C', 'cite': ('norwood_2018', 'seuling_2024'), 'effect': 'video vs in-person alliance SMD = -0.09 (ns)'},
  'place': 'interventions/access_and_needs.yaml:3:5',
 },
 'telehealth_video_or_phone': {
  'label': 'Offer phone or video as an equal option',
  'category': 'access_logistics',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Offer a plain phone call or video for this person's problem, as good as the room. Try the connection, agree a private place, a second number, and what to do if the line drops. Keep the room open; people may change their mind any week.",
  'say': ('Some people do best here, some by phone. You can change your mind any week.',),
  'for': ('transport_distance',),
  'also': ('physical_access_unmet', 'work_time_conflict', 'childcare_caring_load', 'stigma_disclosure', 'pain_comorbid', 'digital_exclusion', 'carer_needs_unseen'),
  'not_if': ({'because': 'There is no private place for it; offer a room', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'A private, safe place; location and number written down; the clinician may practise where the person is.'}, {'say': 'Not when danger at home, acute medical need or acute intoxication'}, {'say': 'Some people prefer the room.'}),
  'before': ('guided_digital_cbt',),
  'evidence': {'grade': 'A', 'cite': ('fernandez_2021', 'lin_2022'), 'effect': 'About equal to in person (g 0.04)'},
  'place': 'interventions/access_and_needs.yaml:123:5',
 },
 'therapeutic_assessment': {
  'label': 'Collaborative assessment with feedback',
  'category': 'assessment_review',
  'audience': 'clinician',
  'tier': 'optional',
  'do': "Turn assessment into the client's own questions, choose tests for them, discuss results as hypotheses from least to most surprising and write a letter in plain words. Useful when people feel stuck or mislabelled.",
  'say': ('What would you like these questionnaires to answer for you?',),
  'also': ('demoralised_after_treatments', 'not_on_track', 'low_treatment_credibility', 'goal_disagreement', 'institutional_mistrust'),
  'gates': ('consent_clarity',),
  'cautions': ({'say': 'Use valid tests and norms for language and culture.'}, {'say': 'The published effect may be too large.'}),
  'evidence': {
   'grade': 'A',
   'cite': ('durosini_aschieri_2021', 'poston_hanson_2010', 'tharinger_2009'),
   'effect': 'd = 0.42 overall; adults process g = .46, symptoms g = .34',
  },
  'place': 'interventions/review_and_feedback.yaml:3:5',
 },
 'therapist_self_check': {
  'label': 'Helper looks at own part',
  'category': 'clinician_self',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Look at the graph, a recording, or ask a colleague. Write three sentences as the client would describe you. Replace labels in the notes. Choose one small skill, practise it, and ask whether another helper would fit better.',
  'say': ('(to self) What would she say I do not get?', '(to client) I have talked with a colleague about how I can be more useful.'),
  'for': ('clinician_blind_spot',),
  'also': ('not_on_track', 'rupture_withdrawal', 'deterioration', 'rupture_confrontation', 'pace_too_slow', 'unaddressed_cultural_rupture', 'helper_avoidance', 'overshadowed_by_label'),
  'cautions': ({'say': 'Not a performance rating; keep confidential.'}, {'say': 'Skill practice improves skills; patient outcome evidence is thin.'}),
  'evidence': {
   'grade': 'C',
   'cite': ('chow_2015', 'goldberg_2016', 'hannan_2005', 'nurse_2024', 'walfish_2012'),
   'effect': 'therapist effect about 5% of outcome variance',
  },
  'place': 'interventions/review_and_feedback.yaml:144:5',
 },
 'time_alone_young_person': {
  'label': 'Time alone for young people, with a confidentiality plan',
  'category': 'trust_repair',
  'audience': 'clinician',
  'tier': 'enabling',
  'do': 'Spend part of every visit with the young person alone, explain what stays private and the exceptions, and agree what parents will hear and how. Mark confidential items so they do not reach proxy portal access.',
  'say': ("Half our time is just you and me. Let's agree what your parents hear, and what would have to be shared.",),
  'for': ('adolescent_confidentiality', 'youth_brought_by_others'),
  'also': ('family_or_partner_opposition',),
  'cautions': ({'say': 'Know the local law on consent.'}, {'say': 'Break confidentiality only for serious harm, telling them first where safe'}, {'say': 'Check portal proxy settings'}),
  'evidence': {'grade': 'C', 'cite': ('gillick_1986', 'infoblock_harm'), 'effect': 'More disclosure'},
  'place': 'interventions/relationship_and_trust.yaml:539:5',
 },
 'transport_support': {
  'label': 'Arrange transport for people who say they need it',
  'category': 'access_logistics',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Ask whether the journey is the problem. If it is, book the ride, voucher, mileage claim, volunteer driver or a nearer place, and the way back too.',
  'say': ('If we arranged the ride both ways, would that solve it, or is something else in the way?',),
  'for': ('transport_distance',),
  'also': ('physical_access_unmet',),
  'cautions': ({'say': 'Only where the journey is the problem.'}, {'say': 'Blanket ride offers did not cut missed visits in a trial: target by need'}),
  'evidence': {
   'grade': 'C',
   'cite': ('chaiyachati_2018', 'syed_2013'),
   'effect': 'Helps those with true transport need; no effect if offered to all',
  },
  'place': 'interventions/access_and_needs.yaml:94:5',
 },
 'trauma_focused_therapy_offer': {
  'label': 'Offer trauma-focused therapy, with choice of type',
  'category': 'trauma_processing',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'When it is safe enough and wanted, offer a choice: prolonged exposure, cognitive processing, cognitive therapy for PTSD, or EMDR. Nobody has to tell details, and no long preparation is required. Agree the pace, a stop signal, and support after sessions.',
  'say': ('You never have to tell the story to be helped. Would you want a trauma treatment, and which kind?',),
  'for': ('trauma_unaddressed',),
  'also': ('pace_too_slow',),
  'gates': ('safety_first', 'consent_clarity'),
  'cautions': ({'say': 'Present danger is dealt with, no intent or plan, no acute mania, and with consent.'}, {'say': 'Comorbid psychosis or substance use alone is not an exclusion'}),
  'after': ('phase_choice_trauma',),
  'evidence': {'grade': 'A', 'cite': ('mavranezouli_2020', 'nice_ng116', 'vandenberg_2015'), 'effect': 'Large'},
  'place': 'interventions/treatments.yaml:333:5',
 },
 'unguided_digital_option': {
  'label': 'Self-guided programme, if preferred and mild',
  'category': 'digital_self_guided',
  'audience': 'clinician',
  'tier': 'optional',
  'do': "Only for mild problems and by the person's own choice. Agree a date to check in and a clear way to a person, and put it in both diaries.",
  'say': ('If you would rather do it in private at your own pace, this one has evidence. Shall we check in on the 14th?',),
  'also': ('stigma_disclosure', 'work_time_conflict', 'cost_of_care'),
  'not_if': ({'because': 'EPDS {epds_score}: a person is needed', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'Only for mild problems (PHQ-9 below 16), with no open safety question.'}, {'say': 'Never for high suicide risk, psychosis, mania, IPV-monitored device'}),
  'evidence': {'grade': 'A', 'cite': ('donker_2009', 'karyotaki_2021'), 'effect': 'Small'},
  'place': 'interventions/treatments.yaml:213:5',
 },
 'warm_handover_care_navigation': {
  'label': 'Warm handover, not a phone number',
  'category': 'coordination',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Introduce the person yourself or ring together, book the date, and tell the story once, with consent. Check whether they arrived; if they did not, you ring, not they.',
  'say': ('Can we ring them together now? I will stay on the line.',),
  'for': ('waiting_and_rejection',),
  'also': ('broken_continuity', 'substance_interaction', 'basic_needs_unmet', 'abstinence_entry_rule'),
  'cautions': ({'say': 'Only with consent to share.'}, {'say': '42 CFR Part 2 for SUD records (US)'}),
  'evidence': {'grade': 'C', 'cite': ('doupnik_2020', 'oldham_2012'), 'effect': 'Better linkage'},
  'place': 'interventions/coordination_outreach.yaml:69:5',
 },
 'wellbeing_beyond_symptoms': {
  'label': 'Regeneration: well-being beyond symptoms',
  'category': 'wellbeing',
  'audience': 'clinician',
  'tier': 'optional',
  'do': 'Once things are a little better, or when the person wants it, ask what makes life worth living: strengths, meaning, belonging, joy. Agree one step toward it and a plan to stay well.',
  'say': ('When this takes less room, what do you want to grow in its place?',),
  'also': ('gains_not_noticed', 'good_enough_gain'),
  'not_if': ({'because': 'A measure got reliably worse; look at that first', 'if_unknown': 'caution'},),
  'cautions': ({'say': 'No pressure to grow from suffering; no claims about body or brain.'},),
  'evidence': {'grade': 'D', 'cite': ('fluckiger_2023_sbm', 'founding_text', 'zak_pekala_2024')},
  'place': 'interventions/first_contact_and_wellbeing.yaml:266:5',
 },
 'what_have_we_missed': {
  'label': 'Review: what have we missed, and what has never been offered?',
  'category': 'assessment_review',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'List every treatment with dose, length, how it was done, effect, and why it stopped. Go through what may have been missed: other diagnoses, trauma, eating, substances, sleep, pain, thyroid and deficiencies, medicines, life and safety at home, language, goals and wishes. Choose together whether to complete, add, change, or ask for a second opinion. Write it down as not helped enough so far by what was offered.',
  'say': ('Nothing is wrong with you for not getting better with what we offered. Let us look at what has never been tried properly.', "The treatment has not worked for you. That is information about the treatment. Let's see what we have missed."),
  'for': ('unreviewed_nonresponse',),
  'also': ('not_on_track', 'demoralised_after_treatments', 'deterioration', 'dose_or_duration_inadequate', 'therapy_dose_or_fidelity_inadequate', 'possible_bipolar', 'medical_contributor_untreated', 'modality_mismatch', 'eating_disorder_unrecognised', 'ocd_unrecognised', 'overshadowed_by_label', 'side_effect_read_as_illness'),
  'cautions': ({'say': 'It takes the records, and time.'}, {'say': 'Do not delay urgent care.'}, {'say': 'Do not withhold established options (for example clozapine, lithium, ECT); technical eligibility wording may stay where it opens access to a specific treatment.'}, {'say': 'Do not promise that the next option will work; do not switch while an unrepaired strain explains the stall.'}),
  'before': ('neuromodulation_specialist_referral', 'step_up_or_intensify'),
  'evidence': {
   'grade': 'C',
   'cite': ('delgadillo_2022', 'jochems_2018', 'mcallister_williams_2020', 'mcintyre_2023', 'nice_ng222'),
   'effect': 'stratified vs stepped care OR 1.40 (52.3% vs 45.1%)',
  },
  'place': 'interventions/review_and_feedback.yaml:92:5',
 },
 'withdrawal_invite': {
  'label': 'Invite the unspoken (quiet strain)',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': 'Make it easy to disagree: offer two or three possible complaints, use written or scaled feedback, ask for the smallest change. Thank for any criticism and act on one item in the same session.',
  'say': ('Some people would find last week too much, others too slow, others just not about them. Which is nearest?', 'Give me the 5% that did not work.'),
  'for': ('rupture_withdrawal', 'polite_concealment'),
  'also': ('attachment_avoidance', 'remote_connection_strain', 'early_alliance_not_formed', 'shame_self_criticism', 'split_alliance'),
  'cautions': ({'say': 'Silence can also be culture, tiredness, medication or thinking; ask, do not interpret.'},),
  'evidence': {
   'grade': 'C',
   'cite': ('blanchard_farber_2016', 'eubanks_2017_consensus', 'safran_muran_2000'),
   'effect': 'no direct estimate',
  },
  'place': 'interventions/relationship_and_trust.yaml:203:5',
 },
 'withdrawal_medical_management': {
  'label': 'Medically managed withdrawal',
  'category': 'medical_response',
  'audience': 'prescriber',
  'tier': 'core',
  'do': 'Have the setting and the treatment decided medically, today; thiamine for alcohol. Advise nobody to stop on their own. Go on with the psychological plan once the body is steady.',
  'say': ("Stopping suddenly could be dangerous. Let's do it safely.",),
  'cautions': ({'say': 'With a medical team.'}, {'say': 'Counselling alone is unsafe'}),
  'evidence': {'grade': 'C', 'cite': ('asam_2020', 'asam_bzd_2025', 'caine_1997'), 'effect': 'Prevents harm'},
  'place': 'interventions/safety_responses.yaml:138:5',
 },
 'youth_engagement': {
  'label': 'Own space and own goal for the young person',
  'category': 'relationship',
  'audience': 'clinician',
  'tier': 'core',
  'do': "Explain confidentiality to young person and carers together, then see the young person alone. Ask for their view of the referral and find a goal they care about, even if different; keep it separate from the adults' goal. Offer choices on seating, topics, walking, messaging, and involve carers by agreement.",
  'say': ('They want you at school; what do you want out of this?', 'What I share with your mum is decided with you, except if someone is in danger.'),
  'for': ('youth_brought_by_others', 'external_pressure'),
  'also': ('goal_set_by_others', 'autonomy_threat_reactance', 'split_alliance', 'adolescent_confidentiality'),
  'cautions': ({'say': 'Follow local law on consent and safeguarding.'}, {'say': 'Carer alliance also needs care; do not exclude them.'}),
  'before': ('goal_consensus', 'mi_evocation', 'homework_codesign'),
  'evidence': {'grade': 'C', 'cite': ('digiuseppe_1996', 'karver_2018'), 'effect': 'youth alliance r = .19'},
  'place': 'interventions/relationship_and_trust.yaml:288:5',
 },
}

ASSUME = (
 'asex-item-within-total',
 'danger-and-negative-screen',
 'decision-and-precontemplation',
 'hits-item-within-total',
 'improving-and-deteriorated',
 'intent-implies-thoughts',
 'item10-within-total',
 'item9-within-total',
 'lowest-item-within-total',
 'method-implies-thoughts',
 'minor-means-under-18',
 'missed-90-days-within-year',
 'perfect-ratings-and-low-total',
 'perinatal-age',
 'recent-behaviour-is-lifetime-behaviour',
 'unresponsive-and-satisfied',
)


# --- the rules ------------------------------------------------------------------

N_4_5 = Decimal("4.5")
N_3_5 = Decimal("3.5")
N_2_75 = Decimal("2.75")
N_0_5 = Decimal("0.5")
N_3_3 = Decimal("3.3")
N_36_1 = Decimal("36.1")
N_35_6 = Decimal("35.6")
N_1_5 = Decimal("1.5")


def beyond(one: int | Decimal, other: int | Decimal, over: int, under: int) -> int:
    """By how much `one` is above `over`/`under` times `other`: only the sign says anything, and it is exact."""
    up, down = one.as_integer_ratio()
    other_up, other_down = other.as_integer_ratio()
    return up * under * other_down - other_up * over * down


def conclusions(facts: dict[str, Any]) -> tuple[tuple[int, ...], dict[str, tuple[int, int]]]:
    """The truth of every rule (0 false, 1 unknown, 2 true), then of their parts; points of barriers."""
    get = facts.get
    abstinence_required_for_entry = get('abstinence_required_for_entry')
    activation_on_antidepressant = get('activation_on_antidepressant')
    acute_confusion_fluctuating = get('acute_confusion_fluctuating')
    acute_dystonia = get('acute_dystonia')
    acute_food_refusal = get('acute_food_refusal')
    acute_paranoia = get('acute_paranoia')
    adequate_antidepressant_trials = get('adequate_antidepressant_trials')
    adequate_antipsychotic_trials = get('adequate_antipsychotic_trials')
    adhd_known = get('adhd_known')
    adherence_pct = get('adherence_pct')
    age_years = get('age_years')
    agitation = get('agitation')
    alert_status = get('alert_status')
    alliance_gap_between_members = get('alliance_gap_between_members')
    anaemia_or_b12_or_ferritin_low = get('anaemia_or_b12_or_ferritin_low')
    anc_per_ul = get('anc_per_ul')
    antidepressant_started_or_changed_days = get('antidepressant_started_or_changed_days')
    antipsychotic_exposure_72h = get('antipsychotic_exposure_72h')
    appointment_choice_offered = get('appointment_choice_offered')
    aq10_score = get('aq10_score')
    argues_or_interrupts = get('argues_or_interrupts')
    asc_alliance_flag = get('asc_alliance_flag')
    asc_life_events_flag = get('asc_life_events_flag')
    asc_motivation_flag = get('asc_motivation_flag')
    asc_social_support_flag = get('asc_social_support_flag')
    asex_max_item = get('asex_max_item')
    asex_total = get('asex_total')
    asked_about_stopping_medicine = get('asked_about_stopping_medicine')
    asks_for_more_direction = get('asks_for_more_direction')
    asq_item5_yes = get('asq_item5_yes')
    asrs_part_a_count = get('asrs_part_a_count')
    attends_with = get('attends_with')
    audit_score = get('audit_score')
    autism_known = get('autism_known')
    autonomic_instability = get('autonomic_instability')
    avoids_emotion_in_session = get('avoids_emotion_in_session')
    bace_max_nonstigma_item = get('bace_max_nonstigma_item')
    bace_max_stigma_item = get('bace_max_stigma_item')
    bars_global = get('bars_global')
    benign_ethnic_neutropenia = get('benign_ethnic_neutropenia')
    benzodiazepine_daily_weeks = get('benzodiazepine_daily_weeks')
    benzodiazepine_stopped_abruptly = get('benzodiazepine_stopped_abruptly')
    bfcsi_count = get('bfcsi_count')
    blaming_label_in_notes = get('blaming_label_in_notes')
    bmi = get('bmi')
    brain_injury_or_stroke = get('brain_injury_or_stroke')
    cannot_be_contacted_days = get('cannot_be_contacted_days')
    cannot_meet_basic_needs = get('cannot_meet_basic_needs')
    capacity_doubt = get('capacity_doubt')
    care_cover_available = get('care_cover_available')
    caregiver_goal_differs = get('caregiver_goal_differs')
    carer_duties_conflict = get('carer_duties_conflict')
    carer_worn_out = get('carer_worn_out')
    challenge_planned = get('challenge_planned')
    change_target_named = get('change_target_named')
    chest_pain_or_myocarditis_signs = get('chest_pain_or_myocarditis_signs')
    child_abuse_suspected = get('child_abuse_suspected')
    child_immediate_danger = get('child_immediate_danger')
    childcare_unavailable = get('childcare_unavailable')
    children_at_home = get('children_at_home')
    chronic_pain = get('chronic_pain')
    ciwa_ar = get('ciwa_ar')
    ck_times_uln = get('ck_times_uln')
    client_expressed_dissatisfaction = get('client_expressed_dissatisfaction')
    client_prefers_other_therapist = get('client_prefers_other_therapist')
    client_reports_enough_progress = get('client_reports_enough_progress')
    client_reports_feeling_judged = get('client_reports_feeling_judged')
    client_says_not_helping = get('client_says_not_helping')
    client_wants_to_stop = get('client_wants_to_stop')
    clinic_environment_distressing = get('clinic_environment_distressing')
    clinician_change_recent = get('clinician_change_recent')
    clinician_changes_12m = get('clinician_changes_12m')
    clinician_neutrality_required = get('clinician_neutrality_required')
    clonus_inducible = get('clonus_inducible')
    clonus_ocular = get('clonus_ocular')
    clonus_spontaneous = get('clonus_spontaneous')
    clozapine_missed_hours = get('clozapine_missed_hours')
    cmots_amotivation_mean = get('cmots_amotivation_mean')
    cmots_autonomous_mean = get('cmots_autonomous_mean')
    cmots_external_mean = get('cmots_external_mean')
    coercive_control = get('coercive_control')
    command_hallucinations_harm = get('command_hallucinations_harm')
    concealment_suspected = get('concealment_suspected')
    confidence_ruler = get('confidence_ruler')
    confidentiality_concern = get('confidentiality_concern')
    confidentiality_limits_explained = get('confidentiality_limits_explained')
    consent_to_treatment = get('consent_to_treatment')
    contact_channel_shared = get('contact_channel_shared')
    cost_barrier_reported = get('cost_barrier_reported')
    could_become_pregnant = get('could_become_pregnant')
    coverage_denied_or_capped = get('coverage_denied_or_capped')
    cows_score = get('cows_score')
    credibility_0_10 = get('credibility_0_10')
    cssrs_active_thoughts = get('cssrs_active_thoughts')
    cssrs_behavior_3m = get('cssrs_behavior_3m')
    cssrs_behavior_lifetime = get('cssrs_behavior_lifetime')
    cssrs_intent = get('cssrs_intent')
    cssrs_method = get('cssrs_method')
    cssrs_plan_intent = get('cssrs_plan_intent')
    cssrs_wish_dead = get('cssrs_wish_dead')
    current_danger_from_others = get('current_danger_from_others')
    dast10_score = get('dast10_score')
    days_since_any_medicine_change = get('days_since_any_medicine_change')
    days_since_last_contact = get('days_since_last_contact')
    days_since_psychiatric_discharge = get('days_since_psychiatric_discharge')
    days_since_suicide_attempt = get('days_since_suicide_attempt')
    dbp = get('dbp')
    decision_made = get('decision_made')
    declines_offered_treatment = get('declines_offered_treatment')
    delivery = get('delivery')
    diagnosis_reviewed_after_nonresponse = get('diagnosis_reviewed_after_nonresponse')
    diaphoresis = get('diaphoresis')
    digital_confidence = get('digital_confidence')
    digital_only_offered = get('digital_only_offered')
    disclosure_concern = get('disclosure_concern')
    discrimination_in_care = get('discrimination_in_care')
    dissociation_in_session = get('dissociation_in_session')
    distress_around_breaks = get('distress_around_breaks')
    dose_at_minimum_effective = get('dose_at_minimum_effective')
    doses_per_day = get('doses_per_day')
    driving_or_hazard_impairment = get('driving_or_hazard_impairment')
    ecr_anxiety_mean = get('ecr_anxiety_mean')
    ecr_avoidance_mean = get('ecr_avoidance_mean')
    emotion_naming_difficulty = get('emotion_naming_difficulty')
    epds_item10 = get('epds_item10')
    epds_score = get('epds_score')
    expected_sessions_by_client = get('expected_sessions_by_client')
    explanatory_model_differs = get('explanatory_model_differs')
    exposure_tried_before = get('exposure_tried_before')
    faith_already_helps = get('faith_already_helps')
    family_accommodation = get('family_accommodation')
    family_history_bipolar = get('family_history_bipolar')
    family_member_suspected_abuser = get('family_member_suspected_abuser')
    family_opposes_treatment = get('family_opposes_treatment')
    family_stress_high = get('family_stress_high')
    fear_child_removal = get('fear_child_removal')
    fear_forced_treatment = get('fear_forced_treatment')
    fear_of_partner = get('fear_of_partner')
    fears_what_exposure_brings = get('fears_what_exposure_brings')
    fever_or_infection_signs = get('fever_or_infection_signs')
    fibser_burden = get('fibser_burden')
    food_insecurity_positive = get('food_insecurity_positive')
    fact_format = get('format')
    four_at_score = get('four_at_score')
    gad7_change = get('gad7_change')
    gad7_total = get('gad7_total')
    gains_credited_to_self = get('gains_credited_to_self')
    glasses = get('glasses')
    glucose_mmol = get('glucose_mmol')
    goal_disagreement = get('goal_disagreement')
    goal_progress_reported = get('goal_progress_reported')
    goal_set_by_others = get('goal_set_by_others')
    goals_documented = get('goals_documented')
    grief_fills_most_days = get('grief_fills_most_days')
    group_only_offered = get('group_only_offered')
    hallucinating_in_withdrawal = get('hallucinating_in_withdrawal')
    hearing_aid = get('hearing_aid')
    hearing_difficulty = get('hearing_difficulty')
    heart_rate = get('heart_rate')
    helper_match_wished = get('helper_match_wished')
    helper_steps_around = get('helper_steps_around')
    hhie_s_score = get('hhie_s_score')
    history_withdrawal_seizure_or_dt = get('history_withdrawal_seizure_or_dt')
    hits_physical_item = get('hits_physical_item')
    hits_score = get('hits_score')
    homework_assigned = get('homework_assigned')
    homework_done_ratio_last4 = get('homework_done_ratio_last4')
    homework_format_unworkable = get('homework_format_unworkable')
    homework_obstacle = get('homework_obstacle')
    hopelessness_statement = get('hopelessness_statement')
    hours_since_last_drink = get('hours_since_last_drink')
    housing_status = get('housing_status')
    hprs_mean = get('hprs_mean')
    hyperreflexia = get('hyperreflexia')
    hypertonia = get('hypertonia')
    identity_not_affirmed = get('identity_not_affirmed')
    immigration_or_records_fear = get('immigration_or_records_fear')
    importance_ruler = get('importance_ruler')
    independence_statements = get('independence_statements')
    infant_harm_thoughts = get('infant_harm_thoughts')
    institutional_mistrust = get('institutional_mistrust')
    insurance_statements_go_to_another = get('insurance_statements_go_to_another')
    insurance_status = get('insurance_status')
    intellectual_disability = get('intellectual_disability')
    internet_adequate = get('internet_adequate')
    interpreter_is = get('interpreter_is')
    interpreter_used = get('interpreter_used')
    intoxicated_now = get('intoxicated_now')
    ipv_high_danger = get('ipv_high_danger')
    ipv_screen = get('ipv_screen')
    isi_score = get('isi_score')
    job_involves_driving = get('job_involves_driving')
    language_discordant = get('language_discordant')
    late_cancellations_90d = get('late_cancellations_90d')
    legal_or_asylum_matter_open = get('legal_or_asylum_matter_open')
    lethal_means_access = get('lethal_means_access')
    life_adversity_ongoing = get('life_adversity_ongoing')
    lithium_level = get('lithium_level')
    lithium_precipitant = get('lithium_precipitant')
    lithium_toxicity_signs = get('lithium_toxicity_signs')
    local_provider_unavailable = get('local_provider_unavailable')
    main_problem = get('main_problem')
    mandated = get('mandated')
    mania_signs = get('mania_signs')
    mdq_cooccur = get('mdq_cooccur')
    mdq_problem = get('mdq_problem')
    mdq_symptoms = get('mdq_symptoms')
    measures_discussed_with_client = get('measures_discussed_with_client')
    measures_improving = get('measures_improving')
    measures_used_regularly = get('measures_used_regularly')
    medical_red_flag = get('medical_red_flag')
    medication_concern_beliefs = get('medication_concern_beliefs')
    member_attends_under_pressure = get('member_attends_under_pressure')
    memory_or_planning_problem = get('memory_or_planning_problem')
    mini_cog_score = get('mini_cog_score')
    minimal_disclosure = get('minimal_disclosure')
    minimises_need_for_help = get('minimises_need_for_help')
    minor_requests_confidentiality = get('minor_requests_confidentiality')
    missed_appointments_12m = get('missed_appointments_12m')
    missed_appointments_90d = get('missed_appointments_90d')
    missed_last_4 = get('missed_last_4')
    moca_score = get('moca_score')
    modalities_tried_adequately = get('modalities_tried_adequately')
    months_since_loss = get('months_since_loss')
    naloxone_available = get('naloxone_available')
    new_agitation_or_suicidality = get('new_agitation_or_suicidality')
    night_shifts = get('night_shifts')
    nights_little_sleep_high_energy = get('nights_little_sleep_high_energy')
    no_meaningful_improvement = get('no_meaningful_improvement')
    nvs_score = get('nvs_score')
    oci_r_score = get('oci_r_score')
    on_clozapine = get('on_clozapine')
    on_lithium = get('on_lithium')
    on_maoi = get('on_maoi')
    on_valproate = get('on_valproate')
    only_one_modality_offered = get('only_one_modality_offered')
    opioid_exposure = get('opioid_exposure')
    opposes_direct_suggestions = get('opposes_direct_suggestions')
    oq45_change = get('oq45_change')
    oq45_total = get('oq45_total')
    ors_change = get('ors_change')
    ors_total = get('ors_total')
    orthostatic_hr_rise = get('orthostatic_hr_rise')
    orthostatic_sbp_drop = get('orthostatic_sbp_drop')
    outcome_expectation_0_10 = get('outcome_expectation_0_10')
    own_goal_stated = get('own_goal_stated')
    pace_rating = get('pace_rating')
    partner_controls_access = get('partner_controls_access')
    partner_offer_agreed = get('partner_offer_agreed')
    past_care_harmful = get('past_care_harmful')
    past_involuntary_care = get('past_involuntary_care')
    pc_ptsd5_score = get('pc_ptsd5_score')
    pcl5_score = get('pcl5_score')
    pct_median_bmi = get('pct_median_bmi')
    perceived_coercion = get('perceived_coercion')
    perceived_microaggression = get('perceived_microaggression')
    perinatal_red_flag = get('perinatal_red_flag')
    perinatal_status = get('perinatal_status')
    permission_for_challenge = get('permission_for_challenge')
    phone_reliable = get('phone_reliable')
    phosphate_low = get('phosphate_low')
    phq9_baseline = get('phq9_baseline')
    phq9_change = get('phq9_change')
    phq9_item9 = get('phq9_item9')
    phq9_total = get('phq9_total')
    physical_access_need = get('physical_access_need')
    planned_sessions = get('planned_sessions')
    plasma_level_checked = get('plasma_level_checked')
    post_session_distress_days = get('post_session_distress_days')
    potassium = get('potassium')
    preference_met = get('preference_met')
    preference_unsafe_or_unavailable = get('preference_unsafe_or_unavailable')
    preferences_asked = get('preferences_asked')
    preferred_modality = get('preferred_modality')
    prefers_faith_or_traditional = get('prefers_faith_or_traditional')
    prior_treatment_effect = get('prior_treatment_effect')
    prior_treatment_episodes = get('prior_treatment_episodes')
    private_space_remote = get('private_space_remote')
    protective_factors_known = get('protective_factors_known')
    psychosis_acute_unsafe = get('psychosis_acute_unsafe')
    psychosis_present = get('psychosis_present')
    rationale_restated_by_client = get('rationale_restated_by_client')
    reassurance_or_contact_seeking_high = get('reassurance_or_contact_seeking_high')
    record_differs_from_lived_identity = get('record_differs_from_lived_identity')
    reduced_consciousness = get('reduced_consciousness')
    referral_source = get('referral_source')
    referrals_rejected_12m = get('referrals_rejected_12m')
    reminder_channel_confirmed = get('reminder_channel_confirmed')
    remote_location_known = get('remote_location_known')
    respiratory_rate = get('respiratory_rate')
    restrictive_eating_or_purging = get('restrictive_eating_or_purging')
    rigidity = get('rigidity')
    role_expectation_mismatch = get('role_expectation_mismatch')
    rupture_marker = get('rupture_marker')
    rx_unfilled_due_to_cost = get('rx_unfilled_due_to_cost')
    satisfied_with_current_care = get('satisfied_with_current_care')
    says_nothing_in_the_way = get('says_nothing_in_the_way')
    sbp = get('sbp')
    schooling_years = get('schooling_years')
    scoff_score = get('scoff_score')
    sedation_interferes = get('sedation_interferes')
    seen_alone = get('seen_alone')
    seizure_now_or_recent = get('seizure_now_or_recent')
    self_harm_needs_medical_care = get('self_harm_needs_medical_care')
    self_harm_told = get('self_harm_told')
    self_stigma_statement = get('self_stigma_statement')
    sensory_distress_in_care = get('sensory_distress_in_care')
    serious_rash_on_anticonvulsant = get('serious_rash_on_anticonvulsant')
    serotonergic_exposure = get('serotonergic_exposure')
    session_number = get('session_number')
    sessions_since_reliable_improvement = get('sessions_since_reliable_improvement')
    setting = get('setting')
    severe_constipation_or_abdominal_pain = get('severe_constipation_or_abdominal_pain')
    shame_or_self_attack_statement = get('shame_or_self_attack_statement')
    sils_response = get('sils_response')
    soc_stage = get('soc_stage')
    socrates_ambivalence = get('socrates_ambivalence')
    socrates_recognition = get('socrates_recognition')
    socrates_taking_steps = get('socrates_taking_steps')
    srs_all_perfect_count = get('srs_all_perfect_count')
    srs_approach = get('srs_approach')
    srs_drop = get('srs_drop')
    srs_goals = get('srs_goals')
    srs_lowest_item = get('srs_lowest_item')
    srs_total = get('srs_total')
    ssosh_mean = get('ssosh_mean')
    stabilisation_sessions_done = get('stabilisation_sessions_done')
    stopbang_score = get('stopbang_score')
    stopped_medication_unplanned = get('stopped_medication_unplanned')
    strong_preference_present = get('strong_preference_present')
    sudden_severe_headache_or_bp180 = get('sudden_severe_headache_or_bp180')
    suicide_act_in_progress = get('suicide_act_in_progress')
    suicide_risk_conversation_done = get('suicide_risk_conversation_done')
    superficial_agreement = get('superficial_agreement')
    supervision_used_for_case = get('supervision_used_for_case')
    sustain_talk_dominant = get('sustain_talk_dominant')
    symptom_began_after_medicine_change = get('symptom_began_after_medicine_change')
    symptom_inducing_medicine = get('symptom_inducing_medicine')
    symptoms_put_down_to_label = get('symptoms_put_down_to_label')
    syncope = get('syncope')
    teach_back_unsuccessful = get('teach_back_unsuccessful')
    telehealth_technical_problems = get('telehealth_technical_problems')
    temp_c = get('temp_c')
    test_conditions_invalid = get('test_conditions_invalid')
    therapist_directiveness = get('therapist_directiveness')
    therapist_frustration_0_10 = get('therapist_frustration_0_10')
    therapist_predicts_good_progress = get('therapist_predicts_good_progress')
    therapy_activity_now = get('therapy_activity_now')
    therapy_fidelity_uncertain = get('therapy_fidelity_uncertain')
    therapy_model_matches_problem = get('therapy_model_matches_problem')
    therapy_sessions_model_specific = get('therapy_sessions_model_specific')
    threat_identifiable_person = get('threat_identifiable_person')
    thyroid_checked_12m = get('thyroid_checked_12m')
    trafficking_indicators = get('trafficking_indicators')
    transport_problem_reported = get('transport_problem_reported')
    trauma_focused_treatment_wanted = get('trauma_focused_treatment_wanted')
    trauma_history = get('trauma_history')
    travel_minutes_one_way = get('travel_minutes_one_way')
    tremor = get('tremor')
    trs_mean = get('trs_mean')
    trust_rating_0_10 = get('trust_rating_0_10')
    tsh_out_of_range = get('tsh_out_of_range')
    ucla3_score = get('ucla3_score')
    unread_result_waiting = get('unread_result_waiting')
    unresponsive = get('unresponsive')
    urica_readiness = get('urica_readiness')
    vision_difficulty = get('vision_difficulty')
    vulnerable_adult_abuse_suspected = get('vulnerable_adult_abuse_suspected')
    wai_sr_bond_mean = get('wai_sr_bond_mean')
    wai_sr_drop = get('wai_sr_drop')
    wai_sr_goal_mean = get('wai_sr_goal_mean')
    wai_sr_task_mean = get('wai_sr_task_mean')
    wait_days_current = get('wait_days_current')
    wants_change_of_plan = get('wants_change_of_plan')
    wants_work = get('wants_work')
    weapon_access = get('weapon_access')
    weeks_at_effective_dose = get('weeks_at_effective_dose')
    weeks_in_current_treatment = get('weeks_in_current_treatment')
    weight_gain_pct = get('weight_gain_pct')
    wernicke_signs_count = get('wernicke_signs_count')
    who_was_lost = get('who_was_lost')
    withdrawal_symptoms_reported = get('withdrawal_symptoms_reported')
    withdraws_after_closeness = get('withdraws_after_closeness')
    work_schedule_conflict = get('work_schedule_conflict')
    youth_alone_time_given = get('youth_alone_time_given')
    youth_says_forced = get('youth_says_forced')
    # finding:unchecked_taken/check-taken-open  modality/checks.yaml:11:5
    r57 = 2 if adherence_pct is None else 0
    # finding:unchecked_dose_and_time/check-dose-and-time-open  modality/checks.yaml:23:5
    r48 = (
        0 if dose_at_minimum_effective is not None or weeks_at_effective_dose is not None
        else 2 if dose_at_minimum_effective is None and weeks_at_effective_dose is None
        else 1
    )
    # finding:unchecked_therapy_dose_fidelity/check-therapy-dose-fidelity-open  modality/checks.yaml:35:5
    r58 = (
        0 if therapy_sessions_model_specific is not None or therapy_fidelity_uncertain is not None
        else 2 if therapy_sessions_model_specific is None and therapy_fidelity_uncertain is None
        else 1
    )
    # finding:unchecked_bipolar/check-bipolar-open  modality/checks.yaml:45:5
    r45 = (
        0 if mdq_symptoms is not None or activation_on_antidepressant is not None or family_history_bipolar is not None
        else 2 if mdq_symptoms is None and activation_on_antidepressant is None and family_history_bipolar is None
        else 1
    )
    # finding:unchecked_psychosis/check-psychosis-open  modality/checks.yaml:55:5
    r54 = 2 if psychosis_present is None else 0
    # finding:unchecked_trauma/check-trauma-open  modality/checks.yaml:65:5
    r59 = (
        0 if pc_ptsd5_score is not None or pcl5_score is not None or trauma_history is not None
        else 2 if pc_ptsd5_score is None and pcl5_score is None and trauma_history is None
        else 1
    )
    # finding:unchecked_ocd_eating_adhd_autism/check-ocd-eating-adhd-autism-open  modality/checks.yaml:80:5
    r53 = (
        0 if oci_r_score is not None or scoff_score is not None or asrs_part_a_count is not None or aq10_score is not
            None
        else 2 if oci_r_score is None and scoff_score is None and asrs_part_a_count is None and aq10_score is None
        else 1
    )
    # finding:unchecked_substances/check-substances-open  modality/checks.yaml:90:5
    r56 = (
        0 if audit_score is not None or dast10_score is not None
        else 2 if audit_score is None and dast10_score is None
        else 1
    )
    # finding:unchecked_body/check-body-open  modality/checks.yaml:100:5
    r46 = (
        0 if tsh_out_of_range is not None or anaemia_or_b12_or_ferritin_low is not None or stopbang_score is not None
        else 2 if tsh_out_of_range is None and anaemia_or_b12_or_ferritin_low is None and stopbang_score is None
        else 1
    )
    # finding:unchecked_medicines/check-medicines-open  modality/checks.yaml:111:5
    r52 = 2 if symptom_inducing_medicine is None else 0
    # finding:unchecked_sleep/check-sleep-open  modality/checks.yaml:121:5
    r55 = 2 if isi_score is None else 0
    # finding:unchecked_life/check-life-open  modality/checks.yaml:131:5
    r50 = (
        0 if life_adversity_ongoing is not None or housing_status is not None
        else 2 if life_adversity_ongoing is None and housing_status is None
        else 1
    )
    # finding:unchecked_communication/check-communication-open  modality/checks.yaml:146:5
    r47 = (
        0 if language_discordant is not None or teach_back_unsuccessful is not None or hearing_difficulty is not None
        else 2 if language_discordant is None and teach_back_unsuccessful is None and hearing_difficulty is None
        else 1
    )
    # finding:unchecked_fit_and_preference/check-fit-and-preference-open  modality/checks.yaml:159:5
    r49 = (
        0 if preference_met is not None or credibility_0_10 is not None or explanatory_model_differs is not None
        else 2 if preference_met is None and credibility_0_10 is None and explanatory_model_differs is None
        else 1
    )
    # finding:unchecked_measure_valid/check-measure-valid-open  modality/checks.yaml:173:5
    r51 = 2 if measures_used_regularly is None else 0
    # finding:mdq_positive/mdq-positive  findings.yaml:53:5
    r1 = (
        0 if (mdq_symptoms is not None and mdq_symptoms < 7) or mdq_cooccur is False or (mdq_problem is not None and
            mdq_problem not in ('moderate', 'serious',))
        else 2 if (mdq_symptoms is not None and mdq_symptoms >= 7) and mdq_cooccur is True and mdq_problem in
            ('moderate', 'serious',)
        else 1
    )
    # barrier:possible_bipolar/indicator-1  barriers/treatment_fit.yaml:57:9
    r295 = (
        2 if mdq_symptoms is not None and mdq_symptoms >= 7
        else 0 if mdq_symptoms is not None and mdq_symptoms < 7
        else 1
    )
    # barrier:possible_bipolar/indicator-2  barriers/treatment_fit.yaml:63:9
    r296 = 2 if mdq_cooccur is True else 0 if mdq_cooccur is False else 1
    # barrier:possible_bipolar/indicator-3  barriers/treatment_fit.yaml:64:9
    r297 = (
        2 if mdq_problem in ('moderate', 'serious',)
        else 0 if mdq_problem is not None and mdq_problem not in ('moderate', 'serious',)
        else 1
    )
    # barrier:possible_bipolar/indicator-4  barriers/treatment_fit.yaml:68:9
    r298 = 2 if activation_on_antidepressant is True else 0 if activation_on_antidepressant is False else 1
    # barrier:possible_bipolar/indicator-5  barriers/treatment_fit.yaml:72:9
    r299 = 2 if family_history_bipolar is True else 0 if family_history_bipolar is False else 1
    p69 = (
        (2 if r295 == 2
        else 0)
        + (1 if r296 == 2
        else 0)
        + (1 if r297 == 2
        else 0)
        + (4 if r298 == 2
        else 0)
        + (1 if r299 == 2
        else 0)
    )
    u69 = (2 if r295 else 0) + (1 if r296 else 0) + (1 if r297 else 0) + (4 if r298 else 0) + (1 if r299 else 0)
    # barrier:medical_contributor_untreated/indicator-1  barriers/medicines_and_body.yaml:120:9
    r243 = 2 if tsh_out_of_range is True else 0 if tsh_out_of_range is False else 1
    # barrier:medical_contributor_untreated/indicator-2  barriers/medicines_and_body.yaml:124:9
    r244 = 2 if anaemia_or_b12_or_ferritin_low is True else 0 if anaemia_or_b12_or_ferritin_low is False else 1
    # barrier:medical_contributor_untreated/indicator-3  barriers/medicines_and_body.yaml:128:9
    r245 = (
        2 if stopbang_score is not None and stopbang_score >= 5
        else 0 if stopbang_score is not None and stopbang_score < 5
        else 1
    )
    # barrier:medical_contributor_untreated/indicator-4  barriers/medicines_and_body.yaml:133:9
    r246 = (
        2 if stopbang_score is not None and stopbang_score >= 3
        else 0 if stopbang_score is not None and stopbang_score < 3
        else 1
    )
    # barrier:medical_contributor_untreated/indicator-5  barriers/medicines_and_body.yaml:138:9
    r247 = 2 if symptom_inducing_medicine is True else 0 if symptom_inducing_medicine is False else 1
    # barrier:medical_contributor_untreated/indicator-6  barriers/medicines_and_body.yaml:142:9
    r248 = 2 if thyroid_checked_12m is False else 0 if thyroid_checked_12m is True else 1
    p56 = (
        (4 if r243 == 2
        else 0)
        + (4 if r244 == 2
        else 0)
        + (4 if r245 == 2
        else 2 if r246 == 2
        else 0)
        + (4 if r247 == 2
        else 0)
        + (1 if r248 == 2
        else 0)
    )
    u56 = (
        (4 if r243
        else 0)
        + (4 if r244
        else 0)
        + (4 if r245
        else 2 if r246
        else 0)
        + (4 if r247
        else 0)
        + (1 if r248
        else 0)
    )
    # barrier:pain_comorbid/indicator-1  barriers/medicines_and_body.yaml:173:18
    r282 = 2 if chronic_pain is True else 0 if chronic_pain is False else 1
    p65 = (4 if r282 == 2 else 0)
    u65 = (4 if r282 else 0)
    # barrier:language_discordance/indicator-1  barriers/culture_language_rights.yaml:9:9
    r215 = 2 if language_discordant is True else 0 if language_discordant is False else 1
    # barrier:language_discordance/indicator-2  barriers/culture_language_rights.yaml:13:9
    r216 = (
        2 if interpreter_used in ('none', 'ad_hoc_family_or_staff',)
        else 0 if interpreter_used is not None and interpreter_used not in ('none', 'ad_hoc_family_or_staff',)
        else 1
    )
    # barrier:language_discordance/indicator-3  barriers/culture_language_rights.yaml:17:9
    r217 = (
        2 if interpreter_is in ('partner', 'child', 'other_family', 'friend_or_acquaintance', 'staff',)
        else 0 if interpreter_is is not None and interpreter_is not in ('partner', 'child', 'other_family',
            'friend_or_acquaintance', 'staff',)
        else 1
    )
    # barrier:language_discordance/indicator-4  barriers/culture_language_rights.yaml:22:9
    r218 = 2 if teach_back_unsuccessful is True else 0 if teach_back_unsuccessful is False else 1
    p49 = (2 if r215 == 2 else 0) + (2 if r216 == 2 else 2 if r217 == 2 else 0) + (1 if r218 == 2 else 0)
    u49 = (2 if r215 else 0) + (2 if r216 else 2 if r217 else 0) + (1 if r218 else 0)
    # barrier:limited_health_literacy/indicator-1  barriers/culture_language_rights.yaml:37:9
    r219 = (
        2 if sils_response is not None and sils_response > 2
        else 0 if sils_response is not None and sils_response <= 2
        else 1
    )
    # barrier:limited_health_literacy/indicator-2  barriers/culture_language_rights.yaml:42:9
    r220 = 2 if nvs_score is not None and nvs_score <= 1 else 0 if nvs_score is not None and nvs_score > 1 else 1
    # barrier:limited_health_literacy/indicator-3  barriers/culture_language_rights.yaml:47:9
    r221 = 2 if nvs_score is not None and nvs_score <= 3 else 0 if nvs_score is not None and nvs_score > 3 else 1
    # barrier:limited_health_literacy/indicator-4  barriers/culture_language_rights.yaml:52:9
    r222 = 2 if teach_back_unsuccessful is True else 0 if teach_back_unsuccessful is False else 1
    # barrier:limited_health_literacy/indicator-5  barriers/culture_language_rights.yaml:56:9
    r223 = (
        2 if schooling_years is not None and schooling_years <= 6
        else 0 if schooling_years is not None and schooling_years > 6
        else 1
    )
    p50 = (
        (2 if r219 == 2
        else 0)
        + (4 if r220 == 2
        else 1 if r221 == 2
        else 0)
        + (2 if r222 == 2
        else 0)
        + (2 if r223 == 2
        else 0)
    )
    u50 = (2 if r219 else 0) + (4 if r220 else 1 if r221 else 0) + (2 if r222 else 0) + (2 if r223 else 0)
    # barrier:hearing_unmet/indicator-1  barriers/brain_and_senses.yaml:90:9
    r199 = 2 if hearing_difficulty is True else 0 if hearing_difficulty is False else 1
    # barrier:hearing_unmet/indicator-2  barriers/brain_and_senses.yaml:91:9
    r200 = (
        2 if hhie_s_score is not None and hhie_s_score >= 10
        else 0 if hhie_s_score is not None and hhie_s_score < 10
        else 1
    )
    # barrier:hearing_unmet/indicator-3  barriers/brain_and_senses.yaml:96:9
    r201 = (
        2 if hearing_aid == 'missing_or_broken'
        else 0 if hearing_aid is not None and hearing_aid != 'missing_or_broken'
        else 1
    )
    p43 = (4 if r199 == 2 else 0) + (4 if r200 == 2 else 0) + (4 if r201 == 2 else 0)
    u43 = (4 if r199 else 0) + (4 if r200 else 0) + (4 if r201 else 0)
    # barrier:cognitive_impairment/indicator-1  barriers/brain_and_senses.yaml:9:9
    r116 = 2 if moca_score is not None and moca_score < 26 else 0 if moca_score is not None and moca_score >= 26 else 1
    # barrier:cognitive_impairment/indicator-2  barriers/brain_and_senses.yaml:15:9
    r117 = (
        2 if mini_cog_score is not None and mini_cog_score <= 2
        else 0 if mini_cog_score is not None and mini_cog_score > 2
        else 1
    )
    # barrier:cognitive_impairment/indicator-3  barriers/brain_and_senses.yaml:20:9
    r118 = 2 if brain_injury_or_stroke is True else 0 if brain_injury_or_stroke is False else 1
    # barrier:cognitive_impairment/indicator-4  barriers/brain_and_senses.yaml:24:9
    r119 = 2 if memory_or_planning_problem is True else 0 if memory_or_planning_problem is False else 1
    p16 = (4 if r116 == 2 else 0) + (4 if r117 == 2 else 0) + (4 if r118 == 2 else 0) + (2 if r119 == 2 else 0)
    u16 = (4 if r116 else 0) + (4 if r117 else 0) + (4 if r118 else 0) + (2 if r119 else 0)
    # barrier:dose_or_duration_inadequate/indicator-1  barriers/treatment_fit.yaml:9:9
    r145 = 2 if dose_at_minimum_effective is False else 0 if dose_at_minimum_effective is True else 1
    # barrier:dose_or_duration_inadequate/indicator-2  barriers/treatment_fit.yaml:13:9
    r146 = (
        2 if weeks_at_effective_dose is not None and weeks_at_effective_dose < 4
        else 0 if weeks_at_effective_dose is not None and weeks_at_effective_dose >= 4
        else 1
    )
    # barrier:dose_or_duration_inadequate/indicator-3  barriers/treatment_fit.yaml:18:9
    r147 = 2 if no_meaningful_improvement is True else 0 if no_meaningful_improvement is False else 1
    p24 = (4 if r145 == 2 else 0) + (2 if r146 == 2 else 0) + (1 if r147 == 2 else 0)
    u24 = (4 if r145 else 0) + (2 if r146 else 0) + (1 if r147 else 0)
    # barrier:unmet_preference/indicator-1  barriers/motivation_and_meaning.yaml:461:9
    r380 = (
        2 if preference_met in ('not_met', 'partly_met',)
        else 0 if preference_met is not None and preference_met not in ('not_met', 'partly_met',)
        else 1
    )
    # barrier:unmet_preference/indicator-2  barriers/motivation_and_meaning.yaml:465:9
    r381 = 2 if strong_preference_present is True else 0 if strong_preference_present is False else 1
    # barrier:unmet_preference/indicator-3  barriers/motivation_and_meaning.yaml:469:9
    r382 = 2 if client_prefers_other_therapist is True else 0 if client_prefers_other_therapist is False else 1
    # barrier:unmet_preference/indicator-4  barriers/motivation_and_meaning.yaml:473:9
    r383 = (
        2 if helper_match_wished is not None and helper_match_wished != 'none'
        else 0 if helper_match_wished == 'none'
        else 1
    )
    # barrier:unmet_preference/indicator-5  barriers/motivation_and_meaning.yaml:477:9
    r384 = 2 if preferences_asked is False else 0 if preferences_asked is True else 1
    p92 = (
        (2 if r380 == 2
        else 0)
        + (2 if r381 == 2
        else 0)
        + (2 if r382 == 2
        else 0)
        + (2 if r383 == 2
        else 0)
        + (1 if r384 == 2
        else 0)
    )
    u92 = (2 if r380 else 0) + (2 if r381 else 0) + (2 if r382 else 0) + (2 if r383 else 0) + (1 if r384 else 0)
    # barrier:low_treatment_credibility/indicator-1  barriers/motivation_and_meaning.yaml:293:9
    r234 = (
        2 if credibility_0_10 is not None and credibility_0_10 <= 4
        else 0 if credibility_0_10 is not None and credibility_0_10 > 4
        else 1
    )
    # barrier:low_treatment_credibility/indicator-2  barriers/motivation_and_meaning.yaml:298:9
    r235 = 2 if explanatory_model_differs is True else 0 if explanatory_model_differs is False else 1
    # barrier:low_treatment_credibility/indicator-3  barriers/motivation_and_meaning.yaml:302:9
    r236 = 2 if rationale_restated_by_client is False else 0 if rationale_restated_by_client is True else 1
    # barrier:low_treatment_credibility/indicator-4  barriers/motivation_and_meaning.yaml:306:9
    r237 = (
        2 if homework_obstacle == 'did_not_see_point'
        else 0 if homework_obstacle is not None and homework_obstacle != 'did_not_see_point'
        else 1
    )
    p54 = (4 if r234 == 2 else 0) + (2 if r235 == 2 else 0) + (2 if r236 == 2 else 0) + (2 if r237 == 2 else 0)
    u54 = (4 if r234 else 0) + (2 if r235 else 0) + (2 if r236 else 0) + (2 if r237 else 0)
    # barrier:basic_needs_unmet/indicator-1  barriers/access_and_needs.yaml:196:9
    r89 = (
        2 if housing_status in ('unstable', 'homeless', 'unsafe',)
        else 0 if housing_status is not None and housing_status not in ('unstable', 'homeless', 'unsafe',)
        else 1
    )
    # barrier:basic_needs_unmet/indicator-2  barriers/access_and_needs.yaml:200:9
    r90 = 2 if food_insecurity_positive is True else 0 if food_insecurity_positive is False else 1
    # barrier:basic_needs_unmet/indicator-3  barriers/access_and_needs.yaml:201:9
    r91 = 2 if life_adversity_ongoing is True else 0 if life_adversity_ongoing is False else 1
    p9 = (4 if r89 == 2 else 0) + (4 if r90 == 2 else 0) + (1 if r91 == 2 else 0)
    u9 = (4 if r89 else 0) + (4 if r90 else 0) + (1 if r91 else 0)
    # safety:ipv_active  safety/people_and_home.yaml:22:5
    r466 = (
        2 if (hits_score is not None and hits_score >= 11) or (hits_physical_item is not None and hits_physical_item >=
            2) or fear_of_partner is True or coercive_control is True or partner_controls_access is True or ipv_screen
            == 'positive'
        else 0 if (hits_score is not None and hits_score < 11) and (hits_physical_item is not None and
            hits_physical_item < 2) and fear_of_partner is False and coercive_control is False and
            partner_controls_access is False and (ipv_screen is not None and ipv_screen != 'positive')
        else 1
    )
    # finding:missed_measure_valid/check-measure-valid-found  modality/checks.yaml:163:5
    r777 = (
        0 if autism_known is False or measures_used_regularly is False
        else 2 if autism_known is True and measures_used_regularly is True
        else 1
    )
    r778 = (
        0 if language_discordant is False or measures_used_regularly is False
        else 2 if language_discordant is True and measures_used_regularly is True
        else 1
    )
    r8 = (
        2 if (srs_all_perfect_count is not None and srs_all_perfect_count >= 3) or r777 == 2 or r778 == 2
        else 0 if (srs_all_perfect_count is not None and srs_all_perfect_count < 3) and r777 == 0 and r778 == 0
        else 1
    )
    # finding:missed_medicines/check-medicines-found  modality/checks.yaml:104:5
    r9 = (
        2 if symptom_inducing_medicine is True or withdrawal_symptoms_reported is True
        else 0 if symptom_inducing_medicine is False and withdrawal_symptoms_reported is False
        else 1
    )
    # barrier:ocd_unrecognised/indicator-1  barriers/treatment_fit.yaml:109:9
    r270 = (
        2 if oci_r_score is not None and oci_r_score >= 21
        else 0 if oci_r_score is not None and oci_r_score < 21
        else 1
    )
    p61 = (4 if r270 == 2 else 0)
    u61 = (4 if r270 else 0)
    # barrier:eating_disorder_unrecognised/indicator-1  barriers/medicines_and_body.yaml:217:9
    r155 = (
        2 if scoff_score is not None and scoff_score >= 2
        else 0 if scoff_score is not None and scoff_score < 2
        else 1
    )
    # barrier:eating_disorder_unrecognised/indicator-2  barriers/medicines_and_body.yaml:222:9
    r156 = 2 if restrictive_eating_or_purging is True else 0 if restrictive_eating_or_purging is False else 1
    p26 = (4 if r155 == 2 else 0) + (4 if r156 == 2 else 0)
    u26 = (4 if r155 else 0) + (4 if r156 else 0)
    # barrier:attention_planning_adhd/indicator-1  barriers/brain_and_senses.yaml:39:9
    r81 = (
        2 if asrs_part_a_count is not None and asrs_part_a_count >= 4
        else 0 if asrs_part_a_count is not None and asrs_part_a_count < 4
        else 1
    )
    # barrier:attention_planning_adhd/indicator-2  barriers/brain_and_senses.yaml:44:9
    r82 = 2 if adhd_known is True else 0 if adhd_known is False else 1
    p7 = (4 if r81 == 2 else 0) + (4 if r82 == 2 else 0)
    u7 = (4 if r81 else 0) + (4 if r82 else 0)
    # barrier:sensory_overload_autistic/indicator-1  barriers/brain_and_senses.yaml:56:9
    r326 = 2 if autism_known is True else 0 if autism_known is False else 1
    # barrier:sensory_overload_autistic/indicator-2  barriers/brain_and_senses.yaml:57:9
    r327 = 2 if aq10_score is not None and aq10_score >= 6 else 0 if aq10_score is not None and aq10_score < 6 else 1
    # barrier:sensory_overload_autistic/indicator-3  barriers/brain_and_senses.yaml:63:9
    r328 = 2 if sensory_distress_in_care is True else 0 if sensory_distress_in_care is False else 1
    p77 = (4 if r326 == 2 else 0) + (4 if r327 == 2 else 0) + (4 if r328 == 2 else 0)
    u77 = (4 if r326 else 0) + (4 if r327 else 0) + (4 if r328 else 0)
    # finding:missed_psychosis/check-psychosis-found  modality/checks.yaml:49:5
    r11 = (
        2 if psychosis_present is True or acute_paranoia is True
        else 0 if psychosis_present is False and acute_paranoia is False
        else 1
    )
    # barrier:sleep_disorder_untreated/indicator-1  barriers/medicines_and_body.yaml:157:9
    r343 = 2 if isi_score is not None and isi_score >= 15 else 0 if isi_score is not None and isi_score < 15 else 1
    # barrier:sleep_disorder_untreated/indicator-2  barriers/medicines_and_body.yaml:162:9
    r344 = 2 if night_shifts is True else 0 if night_shifts is False else 1
    p81 = (4 if r343 == 2 else 0) + (1 if r344 == 2 else 0)
    u81 = (4 if r343 else 0) + (1 if r344 else 0)
    # barrier:substance_interaction/indicator-1  barriers/medicines_and_body.yaml:185:9
    r361 = (
        2 if audit_score is not None and audit_score >= 8
        else 0 if audit_score is not None and audit_score < 8
        else 1
    )
    # barrier:substance_interaction/indicator-2  barriers/medicines_and_body.yaml:190:9
    r362 = (
        2 if audit_score is not None and audit_score >= 16
        else 0 if audit_score is not None and audit_score < 16
        else 1
    )
    # barrier:substance_interaction/indicator-3  barriers/medicines_and_body.yaml:195:9
    r363 = (
        2 if dast10_score is not None and dast10_score >= 3
        else 0 if dast10_score is not None and dast10_score < 3
        else 1
    )
    # barrier:substance_interaction/indicator-4  barriers/medicines_and_body.yaml:200:9
    r364 = 2 if ciwa_ar is not None and ciwa_ar >= 8 else 0 if ciwa_ar is not None and ciwa_ar < 8 else 1
    p86 = (4 if r362 == 2 else 2 if r361 == 2 else 0) + (4 if r363 == 2 else 0) + (2 if r364 == 2 else 0)
    u86 = (4 if r362 else 2 if r361 else 0) + (4 if r363 else 0) + (2 if r364 else 0)
    # finding:missed_taken/check-taken-found  modality/checks.yaml:3:5
    r14 = (
        2 if (adherence_pct is not None and adherence_pct < 80) or stopped_medication_unplanned is True
        else 0 if (adherence_pct is not None and adherence_pct >= 80) and stopped_medication_unplanned is False
        else 1
    )
    # barrier:therapy_dose_or_fidelity_inadequate/indicator-1  barriers/treatment_fit.yaml:33:9
    r369 = 2 if therapy_fidelity_uncertain is True else 0 if therapy_fidelity_uncertain is False else 1
    # barrier:therapy_dose_or_fidelity_inadequate/indicator-2  barriers/treatment_fit.yaml:37:9
    r370 = (
        2 if therapy_sessions_model_specific is not None and therapy_sessions_model_specific < 4
        else 0 if therapy_sessions_model_specific is not None and therapy_sessions_model_specific >= 4
        else 1
    )
    # barrier:therapy_dose_or_fidelity_inadequate/indicator-3  barriers/treatment_fit.yaml:42:9
    r371 = 2 if no_meaningful_improvement is True else 0 if no_meaningful_improvement is False else 1
    p88 = (4 if r369 == 2 else 0) + (2 if r370 == 2 else 0) + (1 if r371 == 2 else 0)
    u88 = (4 if r369 else 0) + (2 if r370 else 0) + (1 if r371 else 0)
    # barrier:trauma_unaddressed/indicator-1  barriers/treatment_fit.yaml:87:9
    r375 = (
        2 if pc_ptsd5_score is not None and pc_ptsd5_score >= 4
        else 0 if pc_ptsd5_score is not None and pc_ptsd5_score < 4
        else 1
    )
    # barrier:trauma_unaddressed/indicator-2  barriers/treatment_fit.yaml:93:9
    r376 = 2 if pcl5_score is not None and pcl5_score >= 31 else 0 if pcl5_score is not None and pcl5_score < 31 else 1
    p90 = (4 if r375 == 2 else 0) + (4 if r376 == 2 else 0)
    u90 = (4 if r375 else 0) + (4 if r376 else 0)
    # barrier:modality_mismatch/indicator-1  barriers/treatment_fit.yaml:125:9
    r251 = 2 if therapy_model_matches_problem is False else 0 if therapy_model_matches_problem is True else 1
    # barrier:modality_mismatch/indicator-2  barriers/treatment_fit.yaml:129:9
    r252 = 2 if preference_met == 'not_met' else 0 if preference_met is not None and preference_met != 'not_met' else 1
    # barrier:modality_mismatch/indicator-3  barriers/treatment_fit.yaml:133:9
    r253 = 2 if only_one_modality_offered is True else 0 if only_one_modality_offered is False else 1
    # barrier:modality_mismatch/indicator-4  barriers/treatment_fit.yaml:138:9
    r254 = 2 if digital_only_offered is True else 0 if digital_only_offered is False else 1
    # barrier:modality_mismatch/indicator-5  barriers/treatment_fit.yaml:143:9
    r255 = 2 if client_says_not_helping is True else 0 if client_says_not_helping is False else 1
    # barrier:modality_mismatch/indicator-6  barriers/treatment_fit.yaml:147:9
    r256 = 2 if no_meaningful_improvement is True else 0 if no_meaningful_improvement is False else 1
    p58 = (
        (4 if r251 == 2
        else 0)
        + (2 if r252 == 2
        else 0)
        + (2 if r253 == 2
        else 2 if r254 == 2
        else 0)
        + (1 if r255 == 2
        else 0)
        + (1 if r256 == 2
        else 0)
    )
    u58 = (
        (4 if r251
        else 0)
        + (2 if r252
        else 0)
        + (2 if r253
        else 2 if r254
        else 0)
        + (1 if r255
        else 0)
        + (1 if r256
        else 0)
    )
    # barrier:unreviewed_nonresponse/indicator-1  barriers/treatment_fit.yaml:178:9
    r389 = 2 if no_meaningful_improvement is True else 0 if no_meaningful_improvement is False else 1
    # barrier:unreviewed_nonresponse/indicator-2  barriers/treatment_fit.yaml:182:9
    r390 = (
        2 if diagnosis_reviewed_after_nonresponse is False
        else 0 if diagnosis_reviewed_after_nonresponse is True
        else 1
    )
    # barrier:unreviewed_nonresponse/indicator-3  barriers/treatment_fit.yaml:186:9
    r391 = (
        2 if weeks_in_current_treatment is not None and weeks_in_current_treatment >= 6
        else 0 if weeks_in_current_treatment is not None and weeks_in_current_treatment < 6
        else 1
    )
    p94 = (2 if r389 == 2 else 0) + (2 if r390 == 2 else 0) + (1 if r391 == 2 else 0)
    u94 = (2 if r389 else 0) + (2 if r390 else 0) + (1 if r391 else 0)
    # barrier:not_on_track/indicator-1  barriers/pace_tasks_progress.yaml:115:9
    r262 = (
        2 if alert_status == 'not_on_track'
        else 0 if alert_status is not None and alert_status != 'not_on_track'
        else 1
    )
    # barrier:not_on_track/indicator-2  barriers/pace_tasks_progress.yaml:119:9
    r263 = (
        2 if sessions_since_reliable_improvement is not None and sessions_since_reliable_improvement >= 8
        else 0 if sessions_since_reliable_improvement is not None and sessions_since_reliable_improvement < 8
        else 1
    )
    # barrier:not_on_track/indicator-3  barriers/pace_tasks_progress.yaml:124:9
    r264 = 2 if client_says_not_helping is True else 0 if client_says_not_helping is False else 1
    # barrier:not_on_track/indicator-4  barriers/pace_tasks_progress.yaml:128:9
    r265 = 2 if no_meaningful_improvement is True else 0 if no_meaningful_improvement is False else 1
    # barrier:not_on_track/indicator-5  barriers/pace_tasks_progress.yaml:132:9
    r779 = (
        2 if (session_number is not None and session_number >= 6) or (weeks_in_current_treatment is not None and
            weeks_in_current_treatment >= 6)
        else 0 if (session_number is not None and session_number < 6) and (weeks_in_current_treatment is not None and
            weeks_in_current_treatment < 6)
        else 1
    )
    r266 = (
        0 if (ors_change is not None and ors_change >= 5) or r779 == 0
        else 2 if (ors_change is not None and ors_change < 5) and r779 == 2
        else 1
    )
    # barrier:not_on_track/indicator-6  barriers/pace_tasks_progress.yaml:141:9
    r267 = (
        0 if (phq9_change is not None and phq9_change <= -6) or r779 == 0 or (phq9_baseline is not None and
            phq9_baseline < 10)
        else 2 if (phq9_change is not None and phq9_change > -6) and r779 == 2 and (not (phq9_baseline is not None and
            phq9_baseline < 10))
        else 1
    )
    # barrier:not_on_track/indicator-7  barriers/pace_tasks_progress.yaml:151:9
    r268 = (
        0 if (gad7_change is not None and gad7_change <= -4) or r779 == 0
        else 2 if (gad7_change is not None and gad7_change > -4) and r779 == 2
        else 1
    )
    # barrier:not_on_track/indicator-8  barriers/pace_tasks_progress.yaml:160:9
    r269 = (
        0 if (oq45_change is not None and oq45_change <= -14) or r779 == 0
        else 2 if (oq45_change is not None and oq45_change > -14) and r779 == 2
        else 1
    )
    p60 = (
        (4 if r262 == 2
        else 0)
        + (4 if r263 == 2
        else 0)
        + (4 if r264 == 2
        else 0)
        + (2 if r265 == 2
        else 0)
        + (2 if r266 == 2
        else 1 if r267 == 2
        else 1 if r268 == 2
        else 1 if r269 == 2
        else 0)
    )
    u60 = (
        (4 if r262
        else 0)
        + (4 if r263
        else 0)
        + (4 if r264
        else 0)
        + (2 if r265
        else 0)
        + (2 if r266
        else 1 if r267
        else 1 if r268
        else 1 if r269
        else 0)
    )
    # barrier:demoralised_after_treatments/indicator-1  barriers/motivation_and_meaning.yaml:342:9
    r128 = (
        2 if prior_treatment_effect in ('no_help', 'harmful',)
        else 0 if prior_treatment_effect is not None and prior_treatment_effect not in ('no_help', 'harmful',)
        else 1
    )
    # barrier:demoralised_after_treatments/indicator-2  barriers/motivation_and_meaning.yaml:346:9
    r129 = (
        2 if prior_treatment_episodes is not None and prior_treatment_episodes >= 2
        else 0 if prior_treatment_episodes is not None and prior_treatment_episodes < 2
        else 1
    )
    # barrier:demoralised_after_treatments/indicator-3  barriers/motivation_and_meaning.yaml:351:9
    r130 = 2 if blaming_label_in_notes is True else 0 if blaming_label_in_notes is False else 1
    # barrier:demoralised_after_treatments/indicator-4  barriers/motivation_and_meaning.yaml:355:9
    r131 = (
        2 if outcome_expectation_0_10 is not None and outcome_expectation_0_10 <= 4
        else 0 if outcome_expectation_0_10 is not None and outcome_expectation_0_10 > 4
        else 1
    )
    # barrier:demoralised_after_treatments/indicator-5  barriers/motivation_and_meaning.yaml:360:9
    r132 = 2 if client_says_not_helping is True else 0 if client_says_not_helping is False else 1
    # barrier:demoralised_after_treatments/indicator-6  barriers/motivation_and_meaning.yaml:364:9
    r133 = (
        2 if bace_max_nonstigma_item is not None and bace_max_nonstigma_item >= 3
        else 0 if bace_max_nonstigma_item is not None and bace_max_nonstigma_item < 3
        else 1
    )
    p20 = (
        (4 if r128 == 2
        else 0)
        + (2 if r129 == 2
        else 0)
        + (1 if r130 == 2
        else 0)
        + (2 if r131 == 2
        else 0)
        + (2 if r132 == 2
        else 0)
        + (1 if r133 == 2
        else 0)
    )
    u20 = (
        (4 if r128
        else 0)
        + (2 if r129
        else 0)
        + (1 if r130
        else 0)
        + (2 if r131
        else 0)
        + (2 if r132
        else 0)
        + (1 if r133
        else 0)
    )
    # barrier:deterioration/indicator-1  barriers/pace_tasks_progress.yaml:182:9
    r134 = (
        2 if alert_status == 'deteriorated'
        else 0 if alert_status is not None and alert_status != 'deteriorated'
        else 1
    )
    # barrier:deterioration/indicator-2  barriers/pace_tasks_progress.yaml:187:9
    r135 = (
        2 if oq45_change is not None and oq45_change >= 14
        else 0 if oq45_change is not None and oq45_change < 14
        else 1
    )
    # barrier:deterioration/indicator-3  barriers/pace_tasks_progress.yaml:193:9
    r136 = (
        2 if phq9_change is not None and phq9_change >= 6
        else 0 if phq9_change is not None and phq9_change < 6
        else 1
    )
    # barrier:deterioration/indicator-4  barriers/pace_tasks_progress.yaml:199:9
    r137 = (
        2 if gad7_change is not None and gad7_change >= 4
        else 0 if gad7_change is not None and gad7_change < 4
        else 1
    )
    # barrier:deterioration/indicator-5  barriers/pace_tasks_progress.yaml:205:9
    r138 = 2 if ors_change is not None and ors_change <= -5 else 0 if ors_change is not None and ors_change > -5 else 1
    p21 = (4 if r134 == 2 else 4 if r135 == 2 else 4 if r136 == 2 else 4 if r137 == 2 else 4 if r138 == 2 else 0)
    u21 = (4 if r134 else 4 if r135 else 4 if r136 else 4 if r137 else 4 if r138 else 0)
    # barrier:group_only_offer/indicator-1  barriers/treatment_fit.yaml:163:9
    r198 = 2 if group_only_offered is True else 0 if group_only_offered is False else 1
    p42 = (4 if r198 == 2 else 0)
    u42 = (4 if r198 else 0)
    # finding:nonresponse/nonresponse-alert  findings.yaml:69:5
    r18 = (
        2 if alert_status in ('not_on_track', 'deteriorated',)
        else 0 if alert_status is not None and alert_status not in ('not_on_track', 'deteriorated',)
        else 1
    )
    # finding:nonresponse/nonresponse-history  findings.yaml:79:5
    r19 = (
        2 if prior_treatment_effect in ('no_help', 'harmful',)
        else 0 if prior_treatment_effect is not None and prior_treatment_effect not in ('no_help', 'harmful',)
        else 1
    )
    # finding:nonresponse/nonresponse-measure  findings.yaml:59:5
    r20 = 2 if no_meaningful_improvement is True else 0 if no_meaningful_improvement is False else 1
    # finding:nonresponse/nonresponse-person  findings.yaml:64:5
    r21 = 2 if client_says_not_helping is True else 0 if client_says_not_helping is False else 1
    # finding:nonresponse/nonresponse-sessions  findings.yaml:74:5
    r22 = (
        2 if sessions_since_reliable_improvement is not None and sessions_since_reliable_improvement >= 8
        else 0 if sessions_since_reliable_improvement is not None and sessions_since_reliable_improvement < 8
        else 1
    )
    m18 = max(r18, r19, r20, r21, r22)
    # barrier:abstinence_entry_rule/indicator-1  barriers/life_and_care_around.yaml:45:9
    r60 = 2 if abstinence_required_for_entry is True else 0 if abstinence_required_for_entry is False else 1
    p0 = (4 if r60 == 2 else 0)
    u0 = (4 if r60 else 0)
    # barrier:adherence_practical/indicator-1  barriers/medicines_and_body.yaml:79:9
    r61 = (
        2 if adherence_pct is not None and adherence_pct < 80
        else 0 if adherence_pct is not None and adherence_pct >= 80
        else 1
    )
    # barrier:adherence_practical/indicator-2  barriers/medicines_and_body.yaml:84:9
    r62 = (
        2 if doses_per_day is not None and doses_per_day >= 3
        else 0 if doses_per_day is not None and doses_per_day < 3
        else 1
    )
    # barrier:adherence_practical/indicator-3  barriers/medicines_and_body.yaml:89:9
    r63 = 2 if memory_or_planning_problem is True else 0 if memory_or_planning_problem is False else 1
    # barrier:adherence_practical/indicator-4  barriers/medicines_and_body.yaml:90:9
    r64 = 2 if stopped_medication_unplanned is True else 0 if stopped_medication_unplanned is False else 1
    p1 = (4 if r61 == 2 else 0) + (2 if r62 == 2 else 0) + (1 if r63 == 2 else 0) + (4 if r64 == 2 else 0)
    u1 = (4 if r61 else 0) + (2 if r62 else 0) + (1 if r63 else 0) + (4 if r64 else 0)
    # barrier:adolescent_confidentiality/indicator-1  barriers/relationship.yaml:451:9
    r65 = 2 if minor_requests_confidentiality is True else 0 if minor_requests_confidentiality is False else 1
    p2 = (4 if r65 == 2 else 0)
    u2 = (4 if r65 else 0)
    # barrier:adversity_driven_distress/indicator-1  barriers/access_and_needs.yaml:311:9
    r66 = 2 if life_adversity_ongoing is True else 0 if life_adversity_ongoing is False else 1
    p3 = (4 if r66 == 2 else 0)
    u3 = (4 if r66 else 0)
    # barrier:ambivalence/indicator-1  barriers/motivation_and_meaning.yaml:10:9
    r67 = 2 if soc_stage == 'contemplation' else 0 if soc_stage is not None and soc_stage != 'contemplation' else 1
    # barrier:ambivalence/indicator-2  barriers/motivation_and_meaning.yaml:14:9
    r68 = (
        0 if (urica_readiness is not None and urica_readiness <= 8) or (urica_readiness is not None and urica_readiness
            > 11)
        else 2 if (urica_readiness is not None and urica_readiness > 8) and (urica_readiness is not None and
            urica_readiness <= 11)
        else 1
    )
    # barrier:ambivalence/indicator-3  barriers/motivation_and_meaning.yaml:19:9
    r69 = (
        2 if socrates_ambivalence is not None and socrates_ambivalence >= 17
        else 0 if socrates_ambivalence is not None and socrates_ambivalence < 17
        else 1
    )
    # barrier:ambivalence/indicator-4  barriers/motivation_and_meaning.yaml:24:9
    r70 = 2 if sustain_talk_dominant is True else 0 if sustain_talk_dominant is False else 1
    # barrier:ambivalence/indicator-5  barriers/motivation_and_meaning.yaml:28:9
    r71 = (
        2 if importance_ruler is not None and 4 <= importance_ruler <= 6
        else 0 if importance_ruler is not None and not (4 <= importance_ruler <= 6)
        else 1
    )
    # barrier:ambivalence/indicator-6  barriers/motivation_and_meaning.yaml:33:9
    r72 = (
        2 if trauma_focused_treatment_wanted == 'unsure'
        else 0 if trauma_focused_treatment_wanted is not None and trauma_focused_treatment_wanted != 'unsure'
        else 1
    )
    # barrier:ambivalence/indicator-7  barriers/motivation_and_meaning.yaml:37:9
    r73 = 2 if clinician_neutrality_required is True else 0 if clinician_neutrality_required is False else 1
    p4 = (
        (4 if r67 == 2
        else 0)
        + (2 if r68 == 2
        else 0)
        + (2 if r69 == 2
        else 0)
        + (2 if r70 == 2
        else 0)
        + (1 if r71 == 2
        else 0)
        + (2 if r72 == 2
        else 0)
        + (2 if r73 == 2
        else 0)
    )
    u4 = (
        (4 if r67
        else 0)
        + (2 if r68
        else 0)
        + (2 if r69
        else 0)
        + (2 if r70
        else 0)
        + (1 if r71
        else 0)
        + (2 if r72
        else 0)
        + (2 if r73
        else 0)
    )
    # barrier:attachment_anxiety/indicator-1  barriers/relationship.yaml:332:9
    r74 = (
        2 if ecr_anxiety_mean is not None and ecr_anxiety_mean >= N_4_5
        else 0 if ecr_anxiety_mean is not None and ecr_anxiety_mean < N_4_5
        else 1
    )
    # barrier:attachment_anxiety/indicator-2  barriers/relationship.yaml:337:9
    r75 = 2 if reassurance_or_contact_seeking_high is True else 0 if reassurance_or_contact_seeking_high is False else 1
    # barrier:attachment_anxiety/indicator-3  barriers/relationship.yaml:341:9
    r76 = 2 if distress_around_breaks is True else 0 if distress_around_breaks is False else 1
    p5 = (2 if r74 == 2 else 0) + (2 if r75 == 2 else 0) + (2 if r76 == 2 else 0)
    u5 = (2 if r74 else 0) + (2 if r75 else 0) + (2 if r76 else 0)
    # barrier:attachment_avoidance/indicator-1  barriers/relationship.yaml:352:9
    r77 = (
        2 if ecr_avoidance_mean is not None and ecr_avoidance_mean >= N_4_5
        else 0 if ecr_avoidance_mean is not None and ecr_avoidance_mean < N_4_5
        else 1
    )
    # barrier:attachment_avoidance/indicator-2  barriers/relationship.yaml:357:9
    r78 = 2 if minimises_need_for_help is True else 0 if minimises_need_for_help is False else 1
    # barrier:attachment_avoidance/indicator-3  barriers/relationship.yaml:361:9
    r79 = 2 if withdraws_after_closeness is True else 0 if withdraws_after_closeness is False else 1
    # barrier:attachment_avoidance/indicator-4  barriers/relationship.yaml:365:9
    r80 = 2 if avoids_emotion_in_session is True else 0 if avoids_emotion_in_session is False else 1
    p6 = (2 if r77 == 2 else 0) + (2 if r78 == 2 else 0) + (4 if r79 == 2 else 0) + (1 if r80 == 2 else 0)
    u6 = (2 if r77 else 0) + (2 if r78 else 0) + (4 if r79 else 0) + (1 if r80 else 0)
    # barrier:autonomy_threat_reactance/indicator-1  barriers/motivation_and_meaning.yaml:206:9
    r83 = 2 if opposes_direct_suggestions is True else 0 if opposes_direct_suggestions is False else 1
    # barrier:autonomy_threat_reactance/indicator-2  barriers/motivation_and_meaning.yaml:210:9
    r84 = (
        0 if argues_or_interrupts is False or client_expressed_dissatisfaction is True
        else 2 if argues_or_interrupts is True and not client_expressed_dissatisfaction is True
        else 1
    )
    # barrier:autonomy_threat_reactance/indicator-3  barriers/motivation_and_meaning.yaml:215:9
    r85 = 2 if independence_statements is True else 0 if independence_statements is False else 1
    # barrier:autonomy_threat_reactance/indicator-4  barriers/motivation_and_meaning.yaml:219:9
    r86 = 2 if hprs_mean is not None and hprs_mean >= N_3_5 else 0 if hprs_mean is not None and hprs_mean < N_3_5 else 1
    # barrier:autonomy_threat_reactance/indicator-5  barriers/motivation_and_meaning.yaml:224:9
    r87 = 2 if trs_mean is not None and trs_mean >= N_2_75 else 0 if trs_mean is not None and trs_mean < N_2_75 else 1
    # barrier:autonomy_threat_reactance/indicator-6  barriers/motivation_and_meaning.yaml:229:9
    r88 = (
        2 if therapist_directiveness == 'high'
        else 0 if therapist_directiveness is not None and therapist_directiveness != 'high'
        else 1
    )
    p8 = (
        (4 if r83 == 2
        else 0)
        + (2 if r84 == 2
        else 0)
        + (2 if r85 == 2
        else 0)
        + (2 if r86 == 2
        else 0)
        + (2 if r87 == 2
        else 0)
        + (1 if r88 == 2
        else 0)
    )
    u8 = (
        (4 if r83
        else 0)
        + (2 if r84
        else 0)
        + (2 if r85
        else 0)
        + (2 if r86
        else 0)
        + (2 if r87
        else 0)
        + (1 if r88
        else 0)
    )
    # barrier:broken_continuity/indicator-1  barriers/relationship.yaml:141:9
    r92 = (
        2 if clinician_changes_12m is not None and clinician_changes_12m >= 2
        else 0 if clinician_changes_12m is not None and clinician_changes_12m < 2
        else 1
    )
    # barrier:broken_continuity/indicator-2  barriers/relationship.yaml:146:9
    r93 = 2 if clinician_change_recent is True else 0 if clinician_change_recent is False else 1
    # barrier:broken_continuity/indicator-3  barriers/relationship.yaml:150:9
    r94 = 2 if minimal_disclosure is True else 0 if minimal_disclosure is False else 1
    p10 = (4 if r92 == 2 else 0) + (2 if r93 == 2 else 0) + (1 if r94 == 2 else 0)
    u10 = (4 if r92 else 0) + (2 if r93 else 0) + (1 if r94 else 0)
    # barrier:carer_needs_unseen/indicator-1  barriers/life_and_care_around.yaml:103:9
    r95 = 2 if carer_worn_out is True else 0 if carer_worn_out is False else 1
    # barrier:carer_needs_unseen/indicator-2  barriers/life_and_care_around.yaml:104:9
    r96 = 2 if care_cover_available is False else 0 if care_cover_available is True else 1
    # barrier:carer_needs_unseen/indicator-3  barriers/life_and_care_around.yaml:105:9
    r97 = 2 if carer_duties_conflict is True else 0 if carer_duties_conflict is False else 1
    p11 = (4 if r95 == 2 else 0) + (2 if r96 == 2 else 0) + (1 if r97 == 2 else 0)
    u11 = (4 if r95 else 0) + (2 if r96 else 0) + (1 if r97 else 0)
    # barrier:change_not_important_now/indicator-1  barriers/motivation_and_meaning.yaml:51:9
    r98 = (
        2 if soc_stage == 'precontemplation'
        else 0 if soc_stage is not None and soc_stage != 'precontemplation'
        else 1
    )
    # barrier:change_not_important_now/indicator-2  barriers/motivation_and_meaning.yaml:55:9
    r99 = (
        2 if urica_readiness is not None and urica_readiness <= 8
        else 0 if urica_readiness is not None and urica_readiness > 8
        else 1
    )
    # barrier:change_not_important_now/indicator-3  barriers/motivation_and_meaning.yaml:60:9
    r100 = (
        2 if importance_ruler is not None and importance_ruler <= 3
        else 0 if importance_ruler is not None and importance_ruler > 3
        else 1
    )
    # barrier:change_not_important_now/indicator-4  barriers/motivation_and_meaning.yaml:65:9
    r101 = (
        2 if socrates_recognition is not None and socrates_recognition <= 26
        else 0 if socrates_recognition is not None and socrates_recognition > 26
        else 1
    )
    # barrier:change_not_important_now/indicator-5  barriers/motivation_and_meaning.yaml:70:9
    r102 = (
        2 if cmots_amotivation_mean is not None and cmots_autonomous_mean is not None and cmots_amotivation_mean >
            cmots_autonomous_mean
        else 0 if cmots_amotivation_mean is not None and cmots_autonomous_mean is not None and cmots_amotivation_mean <=
            cmots_autonomous_mean
        else 1
    )
    # barrier:change_not_important_now/indicator-6  barriers/motivation_and_meaning.yaml:75:9
    r103 = 2 if asc_motivation_flag is True else 0 if asc_motivation_flag is False else 1
    p12 = (
        (4 if r98 == 2
        else 0)
        + (2 if r99 == 2
        else 0)
        + (2 if r100 == 2
        else 0)
        + (2 if r101 == 2
        else 0)
        + (2 if r102 == 2
        else 0)
        + (2 if r103 == 2
        else 0)
    )
    u12 = (
        (4 if r98
        else 0)
        + (2 if r99
        else 0)
        + (2 if r100
        else 0)
        + (2 if r101
        else 0)
        + (2 if r102
        else 0)
        + (2 if r103
        else 0)
    )
    # barrier:childcare_caring_load/indicator-1  barriers/access_and_needs.yaml:112:9
    r104 = 2 if childcare_unavailable is True else 0 if childcare_unavailable is False else 1
    # barrier:childcare_caring_load/indicator-2  barriers/access_and_needs.yaml:116:9
    r105 = 2 if carer_duties_conflict is True else 0 if carer_duties_conflict is False else 1
    # barrier:childcare_caring_load/indicator-3  barriers/access_and_needs.yaml:120:9
    r106 = (
        2 if perinatal_status == 'postpartum_0_12m'
        else 0 if perinatal_status is not None and perinatal_status != 'postpartum_0_12m'
        else 1
    )
    # barrier:childcare_caring_load/indicator-4  barriers/access_and_needs.yaml:121:9
    r107 = 2 if care_cover_available is False else 0 if care_cover_available is True else 1
    # barrier:childcare_caring_load/indicator-5  barriers/access_and_needs.yaml:125:9
    r108 = (
        0 if (children_at_home is not None and children_at_home < 1) or (late_cancellations_90d is not None and
            late_cancellations_90d < 2)
        else 2 if (children_at_home is not None and children_at_home >= 1) and (late_cancellations_90d is not None and
            late_cancellations_90d >= 2)
        else 1
    )
    p13 = (
        (4 if r104 == 2
        else 0)
        + (4 if r105 == 2
        else 0)
        + (1 if r106 == 2
        else 0)
        + (2 if r107 == 2
        else 0)
        + (1 if r108 == 2
        else 0)
    )
    u13 = (4 if r104 else 0) + (4 if r105 else 0) + (1 if r106 else 0) + (2 if r107 else 0) + (1 if r108 else 0)
    # barrier:clinic_environment_unwelcoming/indicator-1  barriers/access_and_needs.yaml:281:9
    r109 = 2 if clinic_environment_distressing is True else 0 if clinic_environment_distressing is False else 1
    p14 = (4 if r109 == 2 else 0)
    u14 = (4 if r109 else 0)
    # barrier:clinician_blind_spot/indicator-1  barriers/relationship.yaml:405:9
    r110 = (
        2 if therapist_frustration_0_10 is not None and therapist_frustration_0_10 >= 6
        else 0 if therapist_frustration_0_10 is not None and therapist_frustration_0_10 < 6
        else 1
    )
    # barrier:clinician_blind_spot/indicator-2  barriers/relationship.yaml:410:9
    r111 = 2 if blaming_label_in_notes is True else 0 if blaming_label_in_notes is False else 1
    # barrier:clinician_blind_spot/indicator-3  barriers/relationship.yaml:414:9
    r112 = 2 if measures_used_regularly is False else 0 if measures_used_regularly is True else 1
    # barrier:clinician_blind_spot/indicator-4  barriers/relationship.yaml:418:9
    r113 = (
        0 if therapist_predicts_good_progress is False or (alert_status is not None and alert_status not in
            ('not_on_track', 'deteriorated',))
        else 2 if therapist_predicts_good_progress is True and alert_status in ('not_on_track', 'deteriorated',)
        else 1
    )
    # barrier:clinician_blind_spot/indicator-5  barriers/relationship.yaml:422:9
    r780 = (
        2 if (phq9_change is not None and phq9_change > -6) or (gad7_change is not None and gad7_change > -4) or
            (oq45_change is not None and oq45_change > -14) or (ors_change is not None and ors_change < 5) or
            (homework_done_ratio_last4 is not None and homework_done_ratio_last4 <= N_0_5) or superficial_agreement is
            True
        else 0 if (phq9_change is not None and phq9_change <= -6) and (gad7_change is not None and gad7_change <= -4)
            and (oq45_change is not None and oq45_change <= -14) and (ors_change is not None and ors_change >= 5) and
            (homework_done_ratio_last4 is not None and homework_done_ratio_last4 > N_0_5) and superficial_agreement is
            False
        else 1
    )
    r114 = (
        0 if therapist_predicts_good_progress is False or r780 == 0
        else 2 if therapist_predicts_good_progress is True and r780 == 2
        else 1
    )
    # barrier:clinician_blind_spot/indicator-6  barriers/relationship.yaml:436:9
    r115 = 2 if supervision_used_for_case is False else 0 if supervision_used_for_case is True else 1
    p15 = (
        (2 if r110 == 2
        else 0)
        + (2 if r111 == 2
        else 0)
        + (2 if r112 == 2
        else 0)
        + (4 if r113 == 2
        else 0)
        + (2 if r114 == 2
        else 0)
        + (1 if r115 == 2
        else 0)
    )
    u15 = (
        (2 if r110
        else 0)
        + (2 if r111
        else 0)
        + (2 if r112
        else 0)
        + (4 if r113
        else 0)
        + (2 if r114
        else 0)
        + (1 if r115
        else 0)
    )
    # barrier:confidentiality_worry/indicator-1  barriers/relationship.yaml:276:9
    r120 = 2 if confidentiality_concern is True else 0 if confidentiality_concern is False else 1
    # barrier:confidentiality_worry/indicator-2  barriers/relationship.yaml:280:9
    r121 = 2 if confidentiality_limits_explained is False else 0 if confidentiality_limits_explained is True else 1
    p17 = (4 if r120 == 2 else 0) + (2 if r121 == 2 else 0)
    u17 = (4 if r120 else 0) + (2 if r121 else 0)
    # barrier:cost_of_care/indicator-1  barriers/access_and_needs.yaml:37:9
    r122 = 2 if cost_barrier_reported is True else 0 if cost_barrier_reported is False else 1
    # barrier:cost_of_care/indicator-2  barriers/access_and_needs.yaml:41:9
    r123 = (
        2 if insurance_status in ('uninsured', 'underinsured',)
        else 0 if insurance_status is not None and insurance_status not in ('uninsured', 'underinsured',)
        else 1
    )
    # barrier:cost_of_care/indicator-3  barriers/access_and_needs.yaml:45:9
    r124 = 2 if rx_unfilled_due_to_cost is True else 0 if rx_unfilled_due_to_cost is False else 1
    p18 = (4 if r122 == 2 else 0) + (2 if r123 == 2 else 0) + (2 if r124 == 2 else 0)
    u18 = (4 if r122 else 0) + (2 if r123 else 0) + (2 if r124 else 0)
    # barrier:coverage_gap/indicator-1  barriers/access_and_needs.yaml:61:9
    r125 = 2 if coverage_denied_or_capped is True else 0 if coverage_denied_or_capped is False else 1
    # barrier:coverage_gap/indicator-2  barriers/access_and_needs.yaml:65:9
    r126 = 2 if local_provider_unavailable is True else 0 if local_provider_unavailable is False else 1
    # barrier:coverage_gap/indicator-3  barriers/access_and_needs.yaml:69:9
    r127 = (
        2 if insurance_status == 'uninsured'
        else 0 if insurance_status is not None and insurance_status != 'uninsured'
        else 1
    )
    p19 = (4 if r125 == 2 else 0) + (4 if r126 == 2 else 0) + (2 if r127 == 2 else 0)
    u19 = (4 if r125 else 0) + (4 if r126 else 0) + (2 if r127 else 0)
    # barrier:digital_exclusion/indicator-1  barriers/access_and_needs.yaml:141:9
    r139 = 2 if internet_adequate is False else 0 if internet_adequate is True else 1
    # barrier:digital_exclusion/indicator-2  barriers/access_and_needs.yaml:145:9
    r140 = 2 if phone_reliable is False else 0 if phone_reliable is True else 1
    # barrier:digital_exclusion/indicator-3  barriers/access_and_needs.yaml:146:9
    r141 = (
        2 if digital_confidence in ('none', 'low',)
        else 0 if digital_confidence is not None and digital_confidence not in ('none', 'low',)
        else 1
    )
    # barrier:digital_exclusion/indicator-4  barriers/access_and_needs.yaml:150:9
    r142 = 2 if digital_only_offered is True else 0 if digital_only_offered is False else 1
    # barrier:digital_exclusion/indicator-5  barriers/access_and_needs.yaml:151:9
    r143 = 2 if contact_channel_shared is True else 0 if contact_channel_shared is False else 1
    p22 = (
        (4 if r139 == 2
        else 0)
        + (4 if r140 == 2
        else 0)
        + (2 if r141 == 2
        else 0)
        + (1 if r142 == 2
        else 0)
        + (1 if r143 == 2
        else 0)
    )
    u22 = (4 if r139 else 0) + (4 if r140 else 0) + (2 if r141 else 0) + (1 if r142 else 0) + (1 if r143 else 0)
    # barrier:discrimination_mistrust/indicator-1  barriers/culture_language_rights.yaml:147:9
    r144 = 2 if discrimination_in_care is True else 0 if discrimination_in_care is False else 1
    p23 = (4 if r144 == 2 else 0)
    u23 = (4 if r144 else 0)
    # barrier:early_alliance_not_formed/only_if  barriers/relationship.yaml:3:5
    r148 = (
        2 if session_number is None or (session_number is not None and session_number <= 4)
        else 0 if session_number is not None and (session_number is not None and session_number > 4)
        else 1
    )
    # barrier:early_alliance_not_formed/indicator-1  barriers/relationship.yaml:12:9
    r149 = 2 if srs_total is not None and srs_total < 36 else 0 if srs_total is not None and srs_total >= 36 else 1
    # barrier:early_alliance_not_formed/indicator-2  barriers/relationship.yaml:17:9
    r150 = (
        2 if srs_lowest_item is not None and srs_lowest_item < 9
        else 0 if srs_lowest_item is not None and srs_lowest_item >= 9
        else 1
    )
    # barrier:early_alliance_not_formed/indicator-3  barriers/relationship.yaml:22:9
    r151 = 2 if asc_alliance_flag is True else 0 if asc_alliance_flag is False else 1
    # barrier:early_alliance_not_formed/indicator-4  barriers/relationship.yaml:26:9
    r152 = (
        2 if wai_sr_task_mean is not None and wai_sr_task_mean < 3
        else 0 if wai_sr_task_mean is not None and wai_sr_task_mean >= 3
        else 1
    )
    # barrier:early_alliance_not_formed/indicator-5  barriers/relationship.yaml:31:9
    r153 = (
        2 if wai_sr_bond_mean is not None and wai_sr_bond_mean < 3
        else 0 if wai_sr_bond_mean is not None and wai_sr_bond_mean >= 3
        else 1
    )
    # barrier:early_alliance_not_formed/indicator-6  barriers/relationship.yaml:36:9
    r154 = (
        0 if client_reports_feeling_judged is False or (session_number is not None and session_number > 4)
        else 2 if client_reports_feeling_judged is True and (session_number is not None and session_number <= 4)
        else 1
    )
    p25 = (
        ((4 if r149 == 2
        else 0)
        + (2 if r150 == 2
        else 0)
        + (4 if r151 == 2
        else 0)
        + (2 if r152 == 2
        else 0)
        + (2 if r153 == 2
        else 0)
        + (2 if r154 == 2
        else 0)) if r148 == 2
        else 0
    )
    u25 = (
        ((4 if r149
        else 0)
        + (2 if r150
        else 0)
        + (4 if r151
        else 0)
        + (2 if r152
        else 0)
        + (2 if r153
        else 0)
        + (2 if r154
        else 0)) if r148
        else 0
    )
    # barrier:emotion_access_difficulty/indicator-1  barriers/pace_tasks_progress.yaml:96:9
    r157 = 2 if avoids_emotion_in_session is True else 0 if avoids_emotion_in_session is False else 1
    # barrier:emotion_access_difficulty/indicator-2  barriers/pace_tasks_progress.yaml:100:9
    r158 = 2 if emotion_naming_difficulty is True else 0 if emotion_naming_difficulty is False else 1
    p27 = (2 if r157 == 2 else 0) + (4 if r158 == 2 else 0)
    u27 = (2 if r157 else 0) + (4 if r158 else 0)
    # barrier:explanatory_model_mismatch/indicator-1  barriers/culture_language_rights.yaml:104:9
    r159 = 2 if explanatory_model_differs is True else 0 if explanatory_model_differs is False else 1
    # barrier:explanatory_model_mismatch/indicator-2  barriers/culture_language_rights.yaml:108:9
    r160 = 2 if prefers_faith_or_traditional is True else 0 if prefers_faith_or_traditional is False else 1
    p28 = (4 if r159 == 2 else 0) + (1 if r160 == 2 else 0)
    u28 = (4 if r159 else 0) + (1 if r160 else 0)
    # barrier:external_pressure/indicator-1  barriers/motivation_and_meaning.yaml:96:9
    r161 = 2 if mandated is True else 0 if mandated is False else 1
    # barrier:external_pressure/indicator-2  barriers/motivation_and_meaning.yaml:100:9
    r162 = 2 if perceived_coercion is True else 0 if perceived_coercion is False else 1
    # barrier:external_pressure/indicator-3  barriers/motivation_and_meaning.yaml:104:9
    r163 = 2 if youth_says_forced is True else 0 if youth_says_forced is False else 1
    # barrier:external_pressure/indicator-4  barriers/motivation_and_meaning.yaml:108:9
    r164 = (
        2 if referral_source in ('court', 'probation', 'child_protection', 'employer', 'school', 'partner',)
        else 0 if referral_source is not None and referral_source not in ('court', 'probation', 'child_protection',
            'employer', 'school', 'partner',)
        else 1
    )
    # barrier:external_pressure/indicator-5  barriers/motivation_and_meaning.yaml:112:9
    r165 = 2 if member_attends_under_pressure is True else 0 if member_attends_under_pressure is False else 1
    # barrier:external_pressure/indicator-6  barriers/motivation_and_meaning.yaml:116:9
    r166 = (
        2 if cmots_external_mean is not None and cmots_autonomous_mean is not None and cmots_external_mean >
            cmots_autonomous_mean
        else 0 if cmots_external_mean is not None and cmots_autonomous_mean is not None and cmots_external_mean <=
            cmots_autonomous_mean
        else 1
    )
    p29 = (
        (4 if r161 == 2
        else 0)
        + (4 if r162 == 2
        else 0)
        + (4 if r163 == 2
        else 0)
        + (2 if r164 == 2
        else 0)
        + (2 if r165 == 2
        else 0)
        + (2 if r166 == 2
        else 0)
    )
    u29 = (
        (4 if r161
        else 0)
        + (4 if r162
        else 0)
        + (4 if r163
        else 0)
        + (2 if r164
        else 0)
        + (2 if r165
        else 0)
        + (2 if r166
        else 0)
    )
    # barrier:faith_needs_left_out/indicator-1  barriers/culture_language_rights.yaml:124:9
    r167 = 2 if prefers_faith_or_traditional is True else 0 if prefers_faith_or_traditional is False else 1
    # barrier:faith_needs_left_out/indicator-2  barriers/culture_language_rights.yaml:128:9
    r168 = (
        2 if preferred_modality == 'spiritual'
        else 0 if preferred_modality is not None and preferred_modality != 'spiritual'
        else 1
    )
    # barrier:faith_needs_left_out/indicator-3  barriers/culture_language_rights.yaml:132:9
    r169 = 2 if faith_already_helps is True else 0 if faith_already_helps is False else 1
    p30 = (4 if r167 == 2 else 0) + (4 if r168 == 2 else 0) + (1 if r169 == 2 else 0)
    u30 = (4 if r167 else 0) + (4 if r168 else 0) + (1 if r169 else 0)
    # barrier:family_accommodation_keeps_it_going/indicator-1  barriers/life_and_care_around.yaml:177:9
    r170 = 2 if family_accommodation is True else 0 if family_accommodation is False else 1
    p31 = (4 if r170 == 2 else 0)
    u31 = (4 if r170 else 0)
    # barrier:family_or_partner_opposition/indicator-1  barriers/culture_language_rights.yaml:236:9
    r171 = 2 if family_opposes_treatment is True else 0 if family_opposes_treatment is False else 1
    # barrier:family_or_partner_opposition/indicator-2  barriers/culture_language_rights.yaml:240:9
    r172 = 2 if partner_controls_access is True else 0 if partner_controls_access is False else 1
    p32 = (4 if r171 == 2 else 0) + (4 if r172 == 2 else 0)
    u32 = (4 if r171 else 0) + (4 if r172 else 0)
    # barrier:family_stress/indicator-1  barriers/culture_language_rights.yaml:255:18
    r173 = 2 if family_stress_high is True else 0 if family_stress_high is False else 1
    p33 = (4 if r173 == 2 else 0)
    u33 = (4 if r173 else 0)
    # barrier:fear_of_child_removal/indicator-1  barriers/culture_language_rights.yaml:201:9
    r174 = 2 if fear_child_removal is True else 0 if fear_child_removal is False else 1
    p34 = (4 if r174 == 2 else 0)
    u34 = (4 if r174 else 0)
    # barrier:fear_of_forced_treatment/indicator-1  barriers/culture_language_rights.yaml:182:9
    r175 = 2 if fear_forced_treatment is True else 0 if fear_forced_treatment is False else 1
    # barrier:fear_of_forced_treatment/indicator-2  barriers/culture_language_rights.yaml:186:9
    r176 = 2 if past_involuntary_care is True else 0 if past_involuntary_care is False else 1
    p35 = (4 if r175 == 2 else 0) + (1 if r176 == 2 else 0)
    u35 = (4 if r175 else 0) + (1 if r176 else 0)
    # barrier:fear_of_system_consequences/indicator-1  barriers/culture_language_rights.yaml:217:9
    r177 = 2 if immigration_or_records_fear is True else 0 if immigration_or_records_fear is False else 1
    # barrier:fear_of_system_consequences/indicator-2  barriers/culture_language_rights.yaml:221:9
    r178 = 2 if legal_or_asylum_matter_open is True else 0 if legal_or_asylum_matter_open is False else 1
    p36 = (4 if r177 == 2 else 0) + (2 if r178 == 2 else 0)
    u36 = (4 if r177 else 0) + (2 if r178 else 0)
    # barrier:fear_of_what_exposure_brings/indicator-1  barriers/life_and_care_around.yaml:143:9
    r179 = 2 if fears_what_exposure_brings is True else 0 if fears_what_exposure_brings is False else 1
    # barrier:fear_of_what_exposure_brings/indicator-2  barriers/life_and_care_around.yaml:144:9
    r180 = (
        2 if homework_obstacle == 'afraid'
        else 0 if homework_obstacle is not None and homework_obstacle != 'afraid'
        else 1
    )
    # barrier:fear_of_what_exposure_brings/indicator-3  barriers/life_and_care_around.yaml:145:9
    r181 = (
        2 if exposure_tried_before == 'short_or_incomplete'
        else 0 if exposure_tried_before is not None and exposure_tried_before != 'short_or_incomplete'
        else 1
    )
    p37 = (4 if r179 == 2 else 0) + (2 if r180 == 2 else 0) + (1 if r181 == 2 else 0)
    u37 = (4 if r179 else 0) + (2 if r180 else 0) + (1 if r181 else 0)
    # barrier:goal_disagreement/indicator-1  barriers/motivation_and_meaning.yaml:421:9
    r185 = 2 if goal_disagreement is True else 0 if goal_disagreement is False else 1
    # barrier:goal_disagreement/indicator-2  barriers/motivation_and_meaning.yaml:422:9
    r186 = 2 if srs_goals is not None and srs_goals < 9 else 0 if srs_goals is not None and srs_goals >= 9 else 1
    # barrier:goal_disagreement/indicator-3  barriers/motivation_and_meaning.yaml:427:9
    r187 = (
        2 if wai_sr_goal_mean is not None and wai_sr_goal_mean < 3
        else 0 if wai_sr_goal_mean is not None and wai_sr_goal_mean >= 3
        else 1
    )
    p39 = (4 if r185 == 2 else 0) + (2 if r186 == 2 else 0) + (2 if r187 == 2 else 0)
    u39 = (4 if r185 else 0) + (2 if r186 else 0) + (2 if r187 else 0)
    # barrier:goal_set_by_others/indicator-1  barriers/motivation_and_meaning.yaml:442:9
    r188 = 2 if goal_set_by_others is True else 0 if goal_set_by_others is False else 1
    # barrier:goal_set_by_others/indicator-2  barriers/motivation_and_meaning.yaml:446:9
    r189 = 2 if own_goal_stated is False else 0 if own_goal_stated is True else 1
    # barrier:goal_set_by_others/indicator-3  barriers/motivation_and_meaning.yaml:450:9
    r190 = 2 if goals_documented is False else 0 if goals_documented is True else 1
    p40 = (4 if r188 == 2 else 0) + (2 if r189 == 2 else 0) + (1 if r190 == 2 else 0)
    u40 = (4 if r188 else 0) + (2 if r189 else 0) + (1 if r190 else 0)
    # barrier:helper_avoidance/indicator-1  barriers/life_and_care_around.yaml:159:9
    r202 = 2 if helper_steps_around is True else 0 if helper_steps_around is False else 1
    # barrier:helper_avoidance/indicator-2  barriers/life_and_care_around.yaml:160:9
    r203 = 2 if therapy_fidelity_uncertain is True else 0 if therapy_fidelity_uncertain is False else 1
    # barrier:helper_avoidance/indicator-3  barriers/life_and_care_around.yaml:161:9
    r204 = (
        2 if stabilisation_sessions_done is not None and stabilisation_sessions_done >= 8
        else 0 if stabilisation_sessions_done is not None and stabilisation_sessions_done < 8
        else 1
    )
    p44 = (4 if r202 == 2 else 0) + (1 if r203 == 2 else 0) + (1 if r204 == 2 else 0)
    u44 = (4 if r202 else 0) + (1 if r203 else 0) + (1 if r204 else 0)
    # barrier:identity_not_affirmed/indicator-1  barriers/culture_language_rights.yaml:163:9
    r205 = 2 if identity_not_affirmed is True else 0 if identity_not_affirmed is False else 1
    # barrier:identity_not_affirmed/indicator-2  barriers/culture_language_rights.yaml:167:9
    r206 = 2 if record_differs_from_lived_identity is True else 0 if record_differs_from_lived_identity is False else 1
    p45 = (4 if r205 == 2 else 0) + (2 if r206 == 2 else 0)
    u45 = (4 if r205 else 0) + (2 if r206 else 0)
    # barrier:institutional_mistrust/indicator-1  barriers/relationship.yaml:240:9
    r207 = 2 if institutional_mistrust is True else 0 if institutional_mistrust is False else 1
    # barrier:institutional_mistrust/indicator-2  barriers/relationship.yaml:244:9
    r208 = 2 if past_care_harmful is True else 0 if past_care_harmful is False else 1
    # barrier:institutional_mistrust/indicator-3  barriers/relationship.yaml:248:9
    r209 = (
        2 if prior_treatment_effect == 'harmful'
        else 0 if prior_treatment_effect is not None and prior_treatment_effect != 'harmful'
        else 1
    )
    # barrier:institutional_mistrust/indicator-4  barriers/relationship.yaml:252:9
    r210 = (
        2 if prior_treatment_effect == 'no_help'
        else 0 if prior_treatment_effect is not None and prior_treatment_effect != 'no_help'
        else 1
    )
    # barrier:institutional_mistrust/indicator-5  barriers/relationship.yaml:253:9
    r211 = 2 if past_involuntary_care is True else 0 if past_involuntary_care is False else 1
    p46 = (
        (4 if r207 == 2
        else 0)
        + (4 if r208 == 2
        else 0)
        + (4 if r209 == 2
        else 1 if r210 == 2
        else 0)
        + (2 if r211 == 2
        else 0)
    )
    u46 = (4 if r207 else 0) + (4 if r208 else 0) + (4 if r209 else 1 if r210 else 0) + (2 if r211 else 0)
    # barrier:intellectual_disability_unadapted/indicator-1  barriers/brain_and_senses.yaml:78:9
    r212 = 2 if intellectual_disability is True else 0 if intellectual_disability is False else 1
    p47 = (4 if r212 == 2 else 0)
    u47 = (4 if r212 else 0)
    # barrier:isolation/indicator-1  barriers/access_and_needs.yaml:216:9
    r213 = (
        2 if ucla3_score is not None and ucla3_score >= 6
        else 0 if ucla3_score is not None and ucla3_score < 6
        else 1
    )
    # barrier:isolation/indicator-2  barriers/access_and_needs.yaml:222:9
    r214 = 2 if asc_social_support_flag is True else 0 if asc_social_support_flag is False else 1
    p48 = (4 if r213 == 2 else 0) + (2 if r214 == 2 else 0)
    u48 = (4 if r213 else 0) + (2 if r214 else 0)
    # barrier:low_confidence/only_if  barriers/motivation_and_meaning.yaml:131:5
    r224 = (
        2 if importance_ruler is None or (importance_ruler is not None and importance_ruler >= 7)
        else 0 if importance_ruler is not None and (importance_ruler is not None and importance_ruler < 7)
        else 1
    )
    # barrier:low_confidence/indicator-1  barriers/motivation_and_meaning.yaml:138:9
    r225 = (
        2 if confidence_ruler is not None and confidence_ruler <= 3
        else 0 if confidence_ruler is not None and confidence_ruler > 3
        else 1
    )
    # barrier:low_confidence/indicator-2  barriers/motivation_and_meaning.yaml:143:9
    r226 = (
        2 if homework_obstacle == 'too_hard'
        else 0 if homework_obstacle is not None and homework_obstacle != 'too_hard'
        else 1
    )
    # barrier:low_confidence/indicator-3  barriers/motivation_and_meaning.yaml:144:9
    r227 = 2 if gains_credited_to_self is False else 0 if gains_credited_to_self is True else 1
    p51 = ((4 if r225 == 2 else 0) + (2 if r226 == 2 else 0) + (1 if r227 == 2 else 0)) if r224 == 2 else 0
    u51 = ((4 if r225 else 0) + (2 if r226 else 0) + (1 if r227 else 0)) if r224 else 0
    # barrier:low_outcome_expectation/indicator-1  barriers/motivation_and_meaning.yaml:267:9
    r231 = (
        2 if outcome_expectation_0_10 is not None and outcome_expectation_0_10 <= 4
        else 0 if outcome_expectation_0_10 is not None and outcome_expectation_0_10 > 4
        else 1
    )
    # barrier:low_outcome_expectation/indicator-2  barriers/motivation_and_meaning.yaml:272:9
    r232 = 2 if hopelessness_statement is True else 0 if hopelessness_statement is False else 1
    # barrier:low_outcome_expectation/indicator-3  barriers/motivation_and_meaning.yaml:276:9
    r233 = (
        2 if prior_treatment_effect in ('no_help', 'harmful',)
        else 0 if prior_treatment_effect is not None and prior_treatment_effect not in ('no_help', 'harmful',)
        else 1
    )
    p53 = (4 if r231 == 2 else 0) + (2 if r232 == 2 else 0) + (2 if r233 == 2 else 0)
    u53 = (4 if r231 else 0) + (2 if r232 else 0) + (2 if r233 else 0)
    # barrier:low_trust_not_yet_safe/indicator-1  barriers/relationship.yaml:213:9
    r238 = (
        2 if trust_rating_0_10 is not None and trust_rating_0_10 <= 5
        else 0 if trust_rating_0_10 is not None and trust_rating_0_10 > 5
        else 1
    )
    # barrier:low_trust_not_yet_safe/indicator-2  barriers/relationship.yaml:218:9
    r239 = 2 if minimal_disclosure is True else 0 if minimal_disclosure is False else 1
    # barrier:low_trust_not_yet_safe/indicator-3  barriers/relationship.yaml:219:9
    r240 = 2 if client_reports_feeling_judged is True else 0 if client_reports_feeling_judged is False else 1
    # barrier:low_trust_not_yet_safe/indicator-4  barriers/relationship.yaml:220:9
    r241 = (
        2 if trauma_history in ('suspected', 'disclosed',)
        else 0 if trauma_history is not None and trauma_history not in ('suspected', 'disclosed',)
        else 1
    )
    # barrier:low_trust_not_yet_safe/indicator-5  barriers/relationship.yaml:224:9
    r242 = 2 if confidentiality_limits_explained is False else 0 if confidentiality_limits_explained is True else 1
    p55 = (
        (4 if r238 == 2
        else 0)
        + (2 if r239 == 2
        else 0)
        + (4 if r240 == 2
        else 0)
        + (1 if r241 == 2
        else 0)
        + (2 if r242 == 2
        else 0)
    )
    u55 = (4 if r238 else 0) + (2 if r239 else 0) + (4 if r240 else 0) + (1 if r241 else 0) + (2 if r242 else 0)
    # barrier:medication_worries/indicator-1  barriers/medicines_and_body.yaml:60:9
    r249 = 2 if medication_concern_beliefs is True else 0 if medication_concern_beliefs is False else 1
    # barrier:medication_worries/indicator-2  barriers/medicines_and_body.yaml:64:9
    r250 = (
        2 if preferred_modality == 'no_medication'
        else 0 if preferred_modality is not None and preferred_modality != 'no_medication'
        else 1
    )
    p57 = (4 if r249 == 2 else 0) + (4 if r250 == 2 else 0)
    u57 = (4 if r249 else 0) + (4 if r250 else 0)
    # barrier:no_private_space/indicator-1  barriers/access_and_needs.yaml:163:9
    r257 = 2 if private_space_remote is False else 0 if private_space_remote is True else 1
    # barrier:no_private_space/indicator-2  barriers/access_and_needs.yaml:167:9
    r258 = 2 if partner_controls_access is True else 0 if partner_controls_access is False else 1
    # barrier:no_private_space/indicator-3  barriers/access_and_needs.yaml:172:9
    r259 = 2 if contact_channel_shared is True else 0 if contact_channel_shared is False else 1
    # barrier:no_private_space/indicator-4  barriers/access_and_needs.yaml:176:9
    r260 = (
        2 if interpreter_is in ('partner', 'child', 'other_family', 'friend_or_acquaintance',)
        else 0 if interpreter_is is not None and interpreter_is not in ('partner', 'child', 'other_family',
            'friend_or_acquaintance',)
        else 1
    )
    # barrier:no_private_space/indicator-5  barriers/access_and_needs.yaml:181:9
    r261 = (
        2 if interpreter_used == 'ad_hoc_family_or_staff'
        else 0 if interpreter_used is not None and interpreter_used != 'ad_hoc_family_or_staff'
        else 1
    )
    p59 = (
        (4 if r257 == 2
        else 0)
        + (4 if r258 == 2
        else 0)
        + (2 if r259 == 2
        else 0)
        + (2 if r260 == 2
        else 2 if r261 == 2
        else 0)
    )
    u59 = (4 if r257 else 0) + (4 if r258 else 0) + (2 if r259 else 0) + (2 if r260 else 2 if r261 else 0)
    # barrier:overshadowed_by_label/indicator-1  barriers/life_and_care_around.yaml:62:9
    r271 = 2 if symptoms_put_down_to_label is True else 0 if symptoms_put_down_to_label is False else 1
    # barrier:overshadowed_by_label/indicator-2  barriers/life_and_care_around.yaml:66:9
    r272 = 2 if test_conditions_invalid is True else 0 if test_conditions_invalid is False else 1
    # barrier:overshadowed_by_label/indicator-3  barriers/life_and_care_around.yaml:70:9
    r273 = 2 if blaming_label_in_notes is True else 0 if blaming_label_in_notes is False else 1
    p62 = (4 if r271 == 2 else 0) + (2 if r272 == 2 else 0) + (1 if r273 == 2 else 0)
    u62 = (4 if r271 else 0) + (2 if r272 else 0) + (1 if r273 else 0)
    # barrier:pace_too_fast/indicator-1  barriers/pace_tasks_progress.yaml:9:9
    r274 = 2 if pace_rating == 'too_fast' else 0 if pace_rating is not None and pace_rating != 'too_fast' else 1
    # barrier:pace_too_fast/indicator-2  barriers/pace_tasks_progress.yaml:10:9
    r275 = 2 if dissociation_in_session is True else 0 if dissociation_in_session is False else 1
    # barrier:pace_too_fast/indicator-3  barriers/pace_tasks_progress.yaml:14:9
    r276 = (
        2 if post_session_distress_days is not None and post_session_distress_days >= 3
        else 0 if post_session_distress_days is not None and post_session_distress_days < 3
        else 1
    )
    # barrier:pace_too_fast/indicator-4  barriers/pace_tasks_progress.yaml:19:9
    r277 = 2 if permission_for_challenge is False else 0 if permission_for_challenge is True else 1
    # barrier:pace_too_fast/indicator-5  barriers/pace_tasks_progress.yaml:23:9
    r278 = (
        2 if homework_obstacle == 'afraid'
        else 0 if homework_obstacle is not None and homework_obstacle != 'afraid'
        else 1
    )
    p63 = (
        (4 if r274 == 2
        else 0)
        + (4 if r275 == 2
        else 0)
        + (2 if r276 == 2
        else 0)
        + (2 if r277 == 2
        else 0)
        + (2 if r278 == 2
        else 0)
    )
    u63 = (4 if r274 else 0) + (4 if r275 else 0) + (2 if r276 else 0) + (2 if r277 else 0) + (2 if r278 else 0)
    # barrier:pace_too_slow/indicator-1  barriers/pace_tasks_progress.yaml:38:9
    r279 = 2 if pace_rating == 'too_slow' else 0 if pace_rating is not None and pace_rating != 'too_slow' else 1
    # barrier:pace_too_slow/indicator-2  barriers/pace_tasks_progress.yaml:39:9
    r280 = (
        2 if trauma_focused_treatment_wanted == 'wanted'
        else 0 if trauma_focused_treatment_wanted is not None and trauma_focused_treatment_wanted != 'wanted'
        else 1
    )
    # barrier:pace_too_slow/indicator-3  barriers/pace_tasks_progress.yaml:43:9
    r281 = (
        2 if stabilisation_sessions_done is not None and stabilisation_sessions_done >= 8
        else 0 if stabilisation_sessions_done is not None and stabilisation_sessions_done < 8
        else 1
    )
    p64 = (4 if r279 == 2 else 0) + (2 if r280 == 2 else 0) + (4 if r281 == 2 else 0)
    u64 = (4 if r279 else 0) + (2 if r280 else 0) + (4 if r281 else 0)
    # barrier:partner_fear_or_control/indicator-1  barriers/life_and_care_around.yaml:11:9
    r283 = 2 if fear_of_partner is True else 0 if fear_of_partner is False else 1
    # barrier:partner_fear_or_control/indicator-2  barriers/life_and_care_around.yaml:12:9
    r284 = 2 if coercive_control is True else 0 if coercive_control is False else 1
    # barrier:partner_fear_or_control/indicator-3  barriers/life_and_care_around.yaml:13:9
    r285 = 2 if partner_controls_access is True else 0 if partner_controls_access is False else 1
    # barrier:partner_fear_or_control/indicator-4  barriers/life_and_care_around.yaml:14:9
    r286 = 2 if ipv_screen == 'positive' else 0 if ipv_screen is not None and ipv_screen != 'positive' else 1
    # barrier:partner_fear_or_control/indicator-5  barriers/life_and_care_around.yaml:18:9
    r287 = (
        0 if (attends_with is not None and attends_with != 'partner') or seen_alone is True
        else 2 if attends_with == 'partner' and seen_alone is False
        else 1
    )
    # barrier:partner_fear_or_control/indicator-6  barriers/life_and_care_around.yaml:23:9
    r288 = 2 if interpreter_is == 'partner' else 0 if interpreter_is is not None and interpreter_is != 'partner' else 1
    # barrier:partner_fear_or_control/indicator-7  barriers/life_and_care_around.yaml:28:9
    r289 = 2 if contact_channel_shared is True else 0 if contact_channel_shared is False else 1
    p66 = (
        (4 if r283 == 2
        else 0)
        + (4 if r284 == 2
        else 0)
        + (4 if r285 == 2
        else 0)
        + (4 if r286 == 2
        else 0)
        + (1 if r287 == 2
        else 0)
        + (1 if r288 == 2
        else 0)
        + (1 if r289 == 2
        else 0)
    )
    u66 = (
        (4 if r283
        else 0)
        + (4 if r284
        else 0)
        + (4 if r285
        else 0)
        + (4 if r286
        else 0)
        + (1 if r287
        else 0)
        + (1 if r288
        else 0)
        + (1 if r289
        else 0)
    )
    # barrier:physical_access_unmet/indicator-1  barriers/access_and_needs.yaml:296:9
    r290 = 2 if physical_access_need is True else 0 if physical_access_need is False else 1
    p67 = (4 if r290 == 2 else 0)
    u67 = (4 if r290 else 0)
    # barrier:polite_concealment/indicator-1  barriers/relationship.yaml:305:9
    r291 = (
        2 if srs_all_perfect_count is not None and srs_all_perfect_count >= 3
        else 0 if srs_all_perfect_count is not None and srs_all_perfect_count < 3
        else 1
    )
    # barrier:polite_concealment/indicator-2  barriers/relationship.yaml:310:9
    r292 = 2 if concealment_suspected is True else 0 if concealment_suspected is False else 1
    # barrier:polite_concealment/indicator-3  barriers/relationship.yaml:314:9
    r293 = 2 if superficial_agreement is True else 0 if superficial_agreement is False else 1
    # barrier:polite_concealment/indicator-4  barriers/relationship.yaml:318:9
    r294 = (
        2 if alert_status in ('not_on_track', 'deteriorated',)
        else 0 if alert_status is not None and alert_status not in ('not_on_track', 'deteriorated',)
        else 1
    )
    p68 = (1 if r291 == 2 else 0) + (2 if r292 == 2 else 0) + (2 if r293 == 2 else 0) + (1 if r294 == 2 else 0)
    u68 = (1 if r291 else 0) + (2 if r292 else 0) + (2 if r293 else 0) + (1 if r294 else 0)
    # barrier:ready_but_held_back/only_if  barriers/motivation_and_meaning.yaml:178:5
    r300 = (
        2 if therapy_activity_now in ('assessment', 'engagement', 'evocation',)
        else 0 if therapy_activity_now is not None and therapy_activity_now not in ('assessment', 'engagement',
            'evocation',)
        else 1
    )
    # barrier:ready_but_held_back/indicator-1  barriers/motivation_and_meaning.yaml:185:9
    r301 = 2 if decision_made is True else 0 if decision_made is False else 1
    # barrier:ready_but_held_back/indicator-2  barriers/motivation_and_meaning.yaml:186:9
    r302 = (
        2 if soc_stage in ('preparation', 'action',)
        else 0 if soc_stage is not None and soc_stage not in ('preparation', 'action',)
        else 1
    )
    # barrier:ready_but_held_back/indicator-3  barriers/motivation_and_meaning.yaml:190:9
    r303 = (
        0 if (pace_rating is not None and pace_rating != 'too_slow') or soc_stage in ('precontemplation',
            'contemplation',)
        else 2 if pace_rating == 'too_slow' and not soc_stage in ('precontemplation', 'contemplation',)
        else 1
    )
    p70 = ((4 if r301 == 2 else 0) + (2 if r302 == 2 else 0) + (2 if r303 == 2 else 0)) if r300 == 2 else 0
    u70 = ((4 if r301 else 0) + (2 if r302 else 0) + (2 if r303 else 0)) if r300 else 0
    # barrier:reminder_lost/indicator-1  barriers/access_and_needs.yaml:260:9
    r304 = 2 if reminder_channel_confirmed is False else 0 if reminder_channel_confirmed is True else 1
    # barrier:reminder_lost/indicator-2  barriers/access_and_needs.yaml:264:9
    r305 = (
        2 if missed_appointments_12m is not None and missed_appointments_12m >= 3
        else 0 if missed_appointments_12m is not None and missed_appointments_12m < 3
        else 1
    )
    # barrier:reminder_lost/indicator-3  barriers/access_and_needs.yaml:269:9
    r306 = 2 if memory_or_planning_problem is True else 0 if memory_or_planning_problem is False else 1
    p71 = (2 if r304 == 2 else 0) + (1 if r305 == 2 else 0) + (1 if r306 == 2 else 0)
    u71 = (2 if r304 else 0) + (1 if r305 else 0) + (1 if r306 else 0)
    # barrier:remote_connection_strain/only_if  barriers/relationship.yaml:181:5
    r307 = (
        2 if delivery is None or delivery in ('video', 'phone',)
        else 0 if delivery is not None and (delivery is not None and delivery not in ('video', 'phone',))
        else 1
    )
    # barrier:remote_connection_strain/indicator-1  barriers/relationship.yaml:190:9
    r308 = 2 if telehealth_technical_problems is True else 0 if telehealth_technical_problems is False else 1
    # barrier:remote_connection_strain/indicator-2  barriers/relationship.yaml:194:9
    r309 = 2 if private_space_remote is False else 0 if private_space_remote is True else 1
    # barrier:remote_connection_strain/indicator-3  barriers/relationship.yaml:198:9
    r310 = 2 if srs_total is not None and srs_total < 36 else 0 if srs_total is not None and srs_total >= 36 else 1
    p72 = ((2 if r308 == 2 else 0) + (2 if r309 == 2 else 0) + (2 if r310 == 2 else 0)) if r307 == 2 else 0
    u72 = ((2 if r308 else 0) + (2 if r309 else 0) + (2 if r310 else 0)) if r307 else 0
    # barrier:role_or_duration_mismatch/only_if  barriers/motivation_and_meaning.yaml:314:5
    r311 = (
        2 if session_number is None or (session_number is not None and session_number <= 3)
        else 0 if session_number is not None and (session_number is not None and session_number > 3)
        else 1
    )
    # barrier:role_or_duration_mismatch/indicator-1  barriers/motivation_and_meaning.yaml:321:9
    r312 = 2 if role_expectation_mismatch is True else 0 if role_expectation_mismatch is False else 1
    # barrier:role_or_duration_mismatch/indicator-2  barriers/motivation_and_meaning.yaml:325:9
    r313 = (
        2 if expected_sessions_by_client is not None and planned_sessions is not None and expected_sessions_by_client *
            2 <= planned_sessions * 1
        else 0 if expected_sessions_by_client is not None and planned_sessions is not None and
            expected_sessions_by_client * 2 > planned_sessions * 1
        else 1
    )
    p73 = ((4 if r312 == 2 else 0) + (2 if r313 == 2 else 0)) if r311 == 2 else 0
    u73 = ((4 if r312 else 0) + (2 if r313 else 0)) if r311 else 0
    # barrier:rupture_confrontation/indicator-1  barriers/relationship.yaml:86:9
    r314 = (
        2 if rupture_marker in ('confrontation', 'mixed',)
        else 0 if rupture_marker is not None and rupture_marker not in ('confrontation', 'mixed',)
        else 1
    )
    # barrier:rupture_confrontation/indicator-2  barriers/relationship.yaml:90:9
    r315 = 2 if client_expressed_dissatisfaction is True else 0 if client_expressed_dissatisfaction is False else 1
    # barrier:rupture_confrontation/indicator-3  barriers/relationship.yaml:94:9
    r316 = 2 if argues_or_interrupts is True else 0 if argues_or_interrupts is False else 1
    # barrier:rupture_confrontation/indicator-4  barriers/relationship.yaml:98:9
    r317 = 2 if srs_total is not None and srs_total < 36 else 0 if srs_total is not None and srs_total >= 36 else 1
    p74 = (4 if r314 == 2 else 0) + (4 if r315 == 2 else 0) + (1 if r316 == 2 else 0) + (2 if r317 == 2 else 0)
    u74 = (4 if r314 else 0) + (4 if r315 else 0) + (1 if r316 else 0) + (2 if r317 else 0)
    # barrier:rupture_withdrawal/indicator-1  barriers/relationship.yaml:52:9
    r318 = (
        2 if rupture_marker in ('withdrawal', 'mixed',)
        else 0 if rupture_marker is not None and rupture_marker not in ('withdrawal', 'mixed',)
        else 1
    )
    # barrier:rupture_withdrawal/indicator-2  barriers/relationship.yaml:56:9
    r319 = 2 if srs_drop is not None and srs_drop >= 1 else 0 if srs_drop is not None and srs_drop < 1 else 1
    # barrier:rupture_withdrawal/indicator-3  barriers/relationship.yaml:61:9
    r320 = (
        2 if wai_sr_drop is not None and wai_sr_drop >= N_0_5
        else 0 if wai_sr_drop is not None and wai_sr_drop < N_0_5
        else 1
    )
    # barrier:rupture_withdrawal/indicator-4  barriers/relationship.yaml:66:9
    r321 = 2 if superficial_agreement is True else 0 if superficial_agreement is False else 1
    # barrier:rupture_withdrawal/indicator-5  barriers/relationship.yaml:70:9
    r322 = (
        2 if missed_last_4 is not None and missed_last_4 >= 2
        else 0 if missed_last_4 is not None and missed_last_4 < 2
        else 1
    )
    p75 = (
        (4 if r318 == 2
        else 0)
        + (2 if r319 == 2
        else 0)
        + (2 if r320 == 2
        else 0)
        + (2 if r321 == 2
        else 0)
        + (1 if r322 == 2
        else 0)
    )
    u75 = (4 if r318 else 0) + (2 if r319 else 0) + (2 if r320 else 0) + (2 if r321 else 0) + (1 if r322 else 0)
    # barrier:self_stigma/indicator-1  barriers/motivation_and_meaning.yaml:382:9
    r323 = 2 if self_stigma_statement is True else 0 if self_stigma_statement is False else 1
    # barrier:self_stigma/indicator-2  barriers/motivation_and_meaning.yaml:386:9
    r324 = (
        2 if ssosh_mean is not None and ssosh_mean >= N_3_3
        else 0 if ssosh_mean is not None and ssosh_mean < N_3_3
        else 1
    )
    # barrier:self_stigma/indicator-3  barriers/motivation_and_meaning.yaml:391:9
    r325 = 2 if disclosure_concern is True else 0 if disclosure_concern is False else 1
    p76 = (4 if r323 == 2 else 0) + (2 if r324 == 2 else 0) + (1 if r325 == 2 else 0)
    u76 = (4 if r323 else 0) + (2 if r324 else 0) + (1 if r325 else 0)
    # barrier:shame_self_criticism/indicator-1  barriers/motivation_and_meaning.yaml:402:9
    r329 = 2 if shame_or_self_attack_statement is True else 0 if shame_or_self_attack_statement is False else 1
    # barrier:shame_self_criticism/indicator-2  barriers/motivation_and_meaning.yaml:406:9
    r330 = 2 if concealment_suspected is True else 0 if concealment_suspected is False else 1
    # barrier:shame_self_criticism/indicator-3  barriers/motivation_and_meaning.yaml:410:9
    r331 = 2 if client_reports_feeling_judged is True else 0 if client_reports_feeling_judged is False else 1
    p78 = (4 if r329 == 2 else 0) + (1 if r330 == 2 else 0) + (2 if r331 == 2 else 0)
    u78 = (4 if r329 else 0) + (1 if r330 else 0) + (2 if r331 else 0)
    # barrier:side_effect_read_as_illness/indicator-1  barriers/life_and_care_around.yaml:82:9
    r332 = (
        2 if symptom_began_after_medicine_change is True
        else 0 if symptom_began_after_medicine_change is False
        else 1
    )
    # barrier:side_effect_read_as_illness/indicator-2  barriers/life_and_care_around.yaml:86:9
    r781 = (
        2 if agitation is True or new_agitation_or_suicidality is True or (bars_global is not None and bars_global >= 2)
        else 0 if agitation is False and new_agitation_or_suicidality is False and (bars_global is not None and
            bars_global < 2)
        else 1
    )
    r333 = (
        0 if (days_since_any_medicine_change is not None and days_since_any_medicine_change > 28) or r781 == 0
        else 2 if (days_since_any_medicine_change is not None and days_since_any_medicine_change <= 28) and r781 == 2
        else 1
    )
    # barrier:side_effect_read_as_illness/indicator-3  barriers/life_and_care_around.yaml:91:9
    r334 = 2 if symptom_inducing_medicine is True else 0 if symptom_inducing_medicine is False else 1
    p79 = (4 if r332 == 2 else 0) + (2 if r333 == 2 else 0) + (2 if r334 == 2 else 0)
    u79 = (4 if r332 else 0) + (2 if r333 else 0) + (2 if r334 else 0)
    # barrier:side_effects_burden/indicator-1  barriers/medicines_and_body.yaml:9:9
    r335 = (
        2 if fibser_burden is not None and fibser_burden >= 5
        else 0 if fibser_burden is not None and fibser_burden < 5
        else 1
    )
    # barrier:side_effects_burden/indicator-2  barriers/medicines_and_body.yaml:14:9
    r336 = (
        2 if fibser_burden is not None and fibser_burden >= 3
        else 0 if fibser_burden is not None and fibser_burden < 3
        else 1
    )
    # barrier:side_effects_burden/indicator-3  barriers/medicines_and_body.yaml:19:9
    r337 = 2 if asex_total is not None and asex_total >= 19 else 0 if asex_total is not None and asex_total < 19 else 1
    # barrier:side_effects_burden/indicator-4  barriers/medicines_and_body.yaml:24:9
    r338 = (
        2 if asex_max_item is not None and asex_max_item >= 5
        else 0 if asex_max_item is not None and asex_max_item < 5
        else 1
    )
    # barrier:side_effects_burden/indicator-5  barriers/medicines_and_body.yaml:29:9
    r339 = (
        2 if weight_gain_pct is not None and weight_gain_pct >= 7
        else 0 if weight_gain_pct is not None and weight_gain_pct < 7
        else 1
    )
    # barrier:side_effects_burden/indicator-6  barriers/medicines_and_body.yaml:35:9
    r340 = 2 if sedation_interferes is True else 0 if sedation_interferes is False else 1
    # barrier:side_effects_burden/indicator-7  barriers/medicines_and_body.yaml:39:9
    r341 = (
        2 if bars_global is not None and bars_global >= 2
        else 0 if bars_global is not None and bars_global < 2
        else 1
    )
    # barrier:side_effects_burden/indicator-8  barriers/medicines_and_body.yaml:44:9
    r342 = (
        0 if new_agitation_or_suicidality is False or antidepressant_started_or_changed_days is None
        else 2 if new_agitation_or_suicidality is True and antidepressant_started_or_changed_days is not None
        else 1
    )
    p80 = (
        (4 if r335 == 2
        else 2 if r336 == 2
        else 0)
        + (4 if r337 == 2
        else 0)
        + (4 if r338 == 2
        else 0)
        + (4 if r339 == 2
        else 0)
        + (4 if r340 == 2
        else 0)
        + (4 if r341 == 2
        else 0)
        + (2 if r342 == 2
        else 0)
    )
    u80 = (
        (4 if r335
        else 2 if r336
        else 0)
        + (4 if r337
        else 0)
        + (4 if r338
        else 0)
        + (4 if r339
        else 0)
        + (4 if r340
        else 0)
        + (4 if r341
        else 0)
        + (2 if r342
        else 0)
    )
    # barrier:split_alliance/only_if  barriers/relationship.yaml:107:5
    r345 = (
        2 if fact_format is None or fact_format in ('couple', 'family',)
        else 0 if fact_format is not None and (fact_format is not None and fact_format not in ('couple', 'family',))
        else 1
    )
    # barrier:split_alliance/indicator-1  barriers/relationship.yaml:115:9
    r346 = (
        2 if alliance_gap_between_members is not None and alliance_gap_between_members >= 5
        else 0 if alliance_gap_between_members is not None and alliance_gap_between_members < 5
        else 1
    )
    # barrier:split_alliance/indicator-2  barriers/relationship.yaml:120:9
    r347 = 2 if member_attends_under_pressure is True else 0 if member_attends_under_pressure is False else 1
    # barrier:split_alliance/indicator-3  barriers/relationship.yaml:124:9
    r348 = 2 if caregiver_goal_differs is True else 0 if caregiver_goal_differs is False else 1
    p82 = ((4 if r346 == 2 else 0) + (2 if r347 == 2 else 0) + (2 if r348 == 2 else 0)) if r345 == 2 else 0
    u82 = ((4 if r346 else 0) + (2 if r347 else 0) + (2 if r348 else 0)) if r345 else 0
    # barrier:stage_task_mismatch/only_if  barriers/motivation_and_meaning.yaml:152:5
    r349 = (
        2 if therapy_activity_now in ('skills_or_action', 'trauma_processing',)
        else 0 if therapy_activity_now is not None and therapy_activity_now not in ('skills_or_action',
            'trauma_processing',)
        else 1
    )
    # barrier:stage_task_mismatch/indicator-1  barriers/motivation_and_meaning.yaml:160:9
    r350 = (
        2 if soc_stage in ('precontemplation', 'contemplation',)
        else 0 if soc_stage is not None and soc_stage not in ('precontemplation', 'contemplation',)
        else 1
    )
    # barrier:stage_task_mismatch/indicator-2  barriers/motivation_and_meaning.yaml:164:9
    r351 = (
        2 if homework_done_ratio_last4 is not None and homework_done_ratio_last4 <= N_0_5
        else 0 if homework_done_ratio_last4 is not None and homework_done_ratio_last4 > N_0_5
        else 1
    )
    # barrier:stage_task_mismatch/indicator-3  barriers/motivation_and_meaning.yaml:169:9
    r352 = (
        2 if socrates_taking_steps is not None and socrates_taking_steps <= 30
        else 0 if socrates_taking_steps is not None and socrates_taking_steps > 30
        else 1
    )
    p83 = ((4 if r350 == 2 else 0) + (2 if r351 == 2 else 0) + (2 if r352 == 2 else 0)) if r349 == 2 else 0
    u83 = ((4 if r350 else 0) + (2 if r351 else 0) + (2 if r352 else 0)) if r349 else 0
    # barrier:stigma_disclosure/indicator-1  barriers/culture_language_rights.yaml:74:9
    r353 = (
        2 if bace_max_stigma_item == 3
        else 0 if bace_max_stigma_item is not None and bace_max_stigma_item != 3
        else 1
    )
    # barrier:stigma_disclosure/indicator-2  barriers/culture_language_rights.yaml:79:9
    r354 = 2 if disclosure_concern is True else 0 if disclosure_concern is False else 1
    # barrier:stigma_disclosure/indicator-3  barriers/culture_language_rights.yaml:83:9
    r355 = (
        2 if bace_max_stigma_item is not None and bace_max_stigma_item >= 2
        else 0 if bace_max_stigma_item is not None and bace_max_stigma_item < 2
        else 1
    )
    # barrier:stigma_disclosure/indicator-4  barriers/culture_language_rights.yaml:88:9
    r356 = 2 if insurance_statements_go_to_another is True else 0 if insurance_statements_go_to_another is False else 1
    p84 = (4 if r353 == 2 else 1 if r355 == 2 else 0) + (4 if r354 == 2 else 0) + (2 if r356 == 2 else 0)
    u84 = (4 if r353 else 1 if r355 else 0) + (4 if r354 else 0) + (2 if r356 else 0)
    # barrier:structure_underprovided/indicator-1  barriers/motivation_and_meaning.yaml:243:9
    r357 = 2 if asks_for_more_direction is True else 0 if asks_for_more_direction is False else 1
    # barrier:structure_underprovided/indicator-2  barriers/motivation_and_meaning.yaml:247:9
    r358 = (
        2 if therapist_directiveness == 'low'
        else 0 if therapist_directiveness is not None and therapist_directiveness != 'low'
        else 1
    )
    # barrier:structure_underprovided/indicator-3  barriers/motivation_and_meaning.yaml:251:9
    r359 = 2 if pace_rating == 'too_slow' else 0 if pace_rating is not None and pace_rating != 'too_slow' else 1
    # barrier:structure_underprovided/indicator-4  barriers/motivation_and_meaning.yaml:252:9
    r360 = (
        2 if srs_approach is not None and srs_approach < 9
        else 0 if srs_approach is not None and srs_approach >= 9
        else 1
    )
    p85 = (4 if r357 == 2 else 0) + (2 if r358 == 2 else 0) + (2 if r359 == 2 else 0) + (2 if r360 == 2 else 0)
    u85 = (4 if r357 else 0) + (2 if r358 else 0) + (2 if r359 else 0) + (2 if r360 else 0)
    # barrier:task_gap_between_sessions/only_if  barriers/pace_tasks_progress.yaml:52:5
    r782 = (
        0 if homework_done_ratio_last4 is None or homework_assigned is False
        else 2 if homework_done_ratio_last4 is not None and not homework_assigned is False
        else 1
    )
    r783 = (
        0 if homework_obstacle is None or homework_assigned is False
        else 2 if homework_obstacle is not None and not homework_assigned is False
        else 1
    )
    r365 = (
        2 if homework_assigned is True or homework_format_unworkable is True or r782 == 2 or r783 == 2
        else 0 if homework_assigned is False and homework_format_unworkable is False and r782 == 0 and r783 == 0
        else 1
    )
    # barrier:task_gap_between_sessions/indicator-1  barriers/pace_tasks_progress.yaml:66:9
    r366 = (
        2 if homework_done_ratio_last4 is not None and homework_done_ratio_last4 <= N_0_5
        else 0 if homework_done_ratio_last4 is not None and homework_done_ratio_last4 > N_0_5
        else 1
    )
    # barrier:task_gap_between_sessions/indicator-2  barriers/pace_tasks_progress.yaml:71:9
    r367 = (
        2 if homework_obstacle in ('forgot', 'too_hard', 'did_not_see_point', 'afraid', 'no_time',
            'did_something_else',)
        else 0 if homework_obstacle is not None and homework_obstacle not in ('forgot', 'too_hard', 'did_not_see_point',
            'afraid', 'no_time', 'did_something_else',)
        else 1
    )
    # barrier:task_gap_between_sessions/indicator-3  barriers/pace_tasks_progress.yaml:75:9
    r368 = 2 if homework_format_unworkable is True else 0 if homework_format_unworkable is False else 1
    p87 = ((4 if r366 == 2 else 0) + (2 if r367 == 2 else 0) + (4 if r368 == 2 else 0)) if r365 == 2 else 0
    u87 = ((4 if r366 else 0) + (2 if r367 else 0) + (4 if r368 else 0)) if r365 else 0
    # barrier:transport_distance/indicator-1  barriers/access_and_needs.yaml:11:9
    r372 = 2 if transport_problem_reported is True else 0 if transport_problem_reported is False else 1
    # barrier:transport_distance/indicator-2  barriers/access_and_needs.yaml:15:9
    r373 = (
        2 if travel_minutes_one_way is not None and travel_minutes_one_way >= 60
        else 0 if travel_minutes_one_way is not None and travel_minutes_one_way < 60
        else 1
    )
    # barrier:transport_distance/indicator-3  barriers/access_and_needs.yaml:21:9
    r374 = (
        2 if missed_appointments_90d is not None and missed_appointments_90d >= 2
        else 0 if missed_appointments_90d is not None and missed_appointments_90d < 2
        else 1
    )
    p89 = (4 if r372 == 2 else 0) + (2 if r373 == 2 else 0) + (1 if r374 == 2 else 0)
    u89 = (4 if r372 else 0) + (2 if r373 else 0) + (1 if r374 else 0)
    # barrier:unaddressed_cultural_rupture/indicator-1  barriers/relationship.yaml:164:9
    r377 = (
        2 if perceived_microaggression == 'yes_unaddressed'
        else 0 if perceived_microaggression is not None and perceived_microaggression != 'yes_unaddressed'
        else 1
    )
    # barrier:unaddressed_cultural_rupture/indicator-2  barriers/relationship.yaml:168:9
    r378 = 2 if srs_drop is not None and srs_drop >= 1 else 0 if srs_drop is not None and srs_drop < 1 else 1
    # barrier:unaddressed_cultural_rupture/indicator-3  barriers/relationship.yaml:173:9
    r379 = 2 if client_prefers_other_therapist is True else 0 if client_prefers_other_therapist is False else 1
    p91 = (4 if r377 == 2 else 0) + (1 if r378 == 2 else 0) + (1 if r379 == 2 else 0)
    u91 = (4 if r377 else 0) + (1 if r378 else 0) + (1 if r379 else 0)
    # barrier:unresolved_grief/indicator-1  barriers/life_and_care_around.yaml:117:9
    r385 = (
        2 if main_problem == 'prolonged_grief'
        else 0 if main_problem is not None and main_problem != 'prolonged_grief'
        else 1
    )
    # barrier:unresolved_grief/indicator-2  barriers/life_and_care_around.yaml:118:9
    r386 = (
        0 if grief_fills_most_days is False or (months_since_loss is not None and months_since_loss < 6)
        else 2 if grief_fills_most_days is True and (months_since_loss is not None and months_since_loss >= 6)
        else 1
    )
    # barrier:unresolved_grief/indicator-3  barriers/life_and_care_around.yaml:124:9
    r387 = (
        0 if grief_fills_most_days is False or months_since_loss is not None
        else 2 if grief_fills_most_days is True and months_since_loss is None
        else 1
    )
    # barrier:unresolved_grief/indicator-4  barriers/life_and_care_around.yaml:128:9
    r388 = (
        0 if (who_was_lost is not None and who_was_lost not in ('child', 'baby_or_pregnancy', 'partner',)) or
            grief_fills_most_days is False
        else 2 if who_was_lost in ('child', 'baby_or_pregnancy', 'partner',) and grief_fills_most_days is True
        else 1
    )
    p93 = (4 if r385 == 2 else 0) + (4 if r386 == 2 else 0) + (2 if r387 == 2 else 0) + (1 if r388 == 2 else 0)
    u93 = (4 if r385 else 0) + (4 if r386 else 0) + (2 if r387 else 0) + (1 if r388 else 0)
    # barrier:vision_unmet/indicator-1  barriers/brain_and_senses.yaml:111:9
    r392 = 2 if vision_difficulty is True else 0 if vision_difficulty is False else 1
    # barrier:vision_unmet/indicator-2  barriers/brain_and_senses.yaml:112:9
    r393 = 2 if glasses == 'missing_or_broken' else 0 if glasses is not None and glasses != 'missing_or_broken' else 1
    p95 = (4 if r392 == 2 else 0) + (4 if r393 == 2 else 0)
    u95 = (4 if r392 else 0) + (4 if r393 else 0)
    # barrier:waiting_and_rejection/indicator-1  barriers/access_and_needs.yaml:237:9
    r394 = (
        2 if wait_days_current is not None and wait_days_current >= 42
        else 0 if wait_days_current is not None and wait_days_current < 42
        else 1
    )
    # barrier:waiting_and_rejection/indicator-2  barriers/access_and_needs.yaml:243:9
    r395 = (
        2 if referrals_rejected_12m is not None and referrals_rejected_12m >= 1
        else 0 if referrals_rejected_12m is not None and referrals_rejected_12m < 1
        else 1
    )
    p96 = (4 if r394 == 2 else 0) + (4 if r395 == 2 else 0)
    u96 = (4 if r394 else 0) + (4 if r395 else 0)
    # barrier:withdrawal_mistaken_for_relapse/indicator-1  barriers/medicines_and_body.yaml:105:9
    r396 = 2 if withdrawal_symptoms_reported is True else 0 if withdrawal_symptoms_reported is False else 1
    p97 = (4 if r396 == 2 else 0)
    u97 = (4 if r396 else 0)
    # barrier:work_time_conflict/indicator-1  barriers/access_and_needs.yaml:84:9
    r397 = 2 if work_schedule_conflict is True else 0 if work_schedule_conflict is False else 1
    # barrier:work_time_conflict/indicator-2  barriers/access_and_needs.yaml:88:9
    r398 = (
        2 if late_cancellations_90d is not None and late_cancellations_90d >= 2
        else 0 if late_cancellations_90d is not None and late_cancellations_90d < 2
        else 1
    )
    # barrier:work_time_conflict/indicator-3  barriers/access_and_needs.yaml:93:9
    r399 = 2 if appointment_choice_offered is False else 0 if appointment_choice_offered is True else 1
    # barrier:work_time_conflict/indicator-4  barriers/access_and_needs.yaml:97:9
    r400 = 2 if night_shifts is True else 0 if night_shifts is False else 1
    p98 = (4 if r397 == 2 else 0) + (1 if r398 == 2 else 0) + (1 if r399 == 2 else 0) + (2 if r400 == 2 else 0)
    u98 = (4 if r397 else 0) + (1 if r398 else 0) + (1 if r399 else 0) + (2 if r400 else 0)
    # barrier:youth_brought_by_others/only_if  barriers/relationship.yaml:373:5
    r401 = 2 if age_years is not None and age_years < 18 else 0 if age_years is not None and age_years >= 18 else 1
    # barrier:youth_brought_by_others/indicator-1  barriers/relationship.yaml:382:9
    r402 = 2 if youth_says_forced is True else 0 if youth_says_forced is False else 1
    # barrier:youth_brought_by_others/indicator-2  barriers/relationship.yaml:386:9
    r403 = 2 if youth_alone_time_given is False else 0 if youth_alone_time_given is True else 1
    # barrier:youth_brought_by_others/indicator-3  barriers/relationship.yaml:390:9
    r404 = 2 if caregiver_goal_differs is True else 0 if caregiver_goal_differs is False else 1
    p99 = ((4 if r402 == 2 else 0) + (2 if r403 == 2 else 0) + (2 if r404 == 2 else 0)) if r401 == 2 else 0
    u99 = ((4 if r402 else 0) + (2 if r403 else 0) + (2 if r404 else 0)) if r401 else 0
    # safety:acute_dystonia  safety/medical_and_substances.yaml:238:5
    r414 = 2 if acute_dystonia is True else 0 if acute_dystonia is False else 1
    # safety:akathisia_with_risk  safety/medical_and_substances.yaml:185:5
    r784 = (
        2 if cssrs_active_thoughts is True or (phq9_item9 is not None and phq9_item9 >= 1) or agitation is True or
            new_agitation_or_suicidality is True
        else 0 if cssrs_active_thoughts is False and (phq9_item9 is not None and phq9_item9 < 1) and agitation is False
            and new_agitation_or_suicidality is False
        else 1
    )
    r418 = (
        0 if (bars_global is not None and bars_global < 2) or r784 == 0
        else 2 if (bars_global is not None and bars_global >= 2) and r784 == 2
        else 1
    )
    # safety:alcohol_withdrawal_moderate  safety/medical_and_substances.yaml:298:5
    r785 = (
        0 if (ciwa_ar is not None and ciwa_ar < 10) or (ciwa_ar is not None and ciwa_ar >= 19)
        else 2 if (ciwa_ar is not None and ciwa_ar >= 10) and (ciwa_ar is not None and ciwa_ar < 19)
        else 1
    )
    r786 = (
        0 if history_withdrawal_seizure_or_dt is False or (hours_since_last_drink is not None and hours_since_last_drink
            > 72)
        else 2 if history_withdrawal_seizure_or_dt is True and (hours_since_last_drink is not None and
            hours_since_last_drink <= 72)
        else 1
    )
    r420 = 2 if r785 == 2 or r786 == 2 else 0 if r785 == 0 and r786 == 0 else 1
    # safety:alcohol_withdrawal_severe  safety/medical_and_substances.yaml:268:5
    r787 = (
        0 if seizure_now_or_recent is False or (hours_since_last_drink is not None and hours_since_last_drink > 96)
        else 2 if seizure_now_or_recent is True and (hours_since_last_drink is not None and hours_since_last_drink <=
            96)
        else 1
    )
    r788 = (
        0 if history_withdrawal_seizure_or_dt is False or (hours_since_last_drink is not None and hours_since_last_drink
            > 72) or (ciwa_ar is not None and ciwa_ar < 10)
        else 2 if history_withdrawal_seizure_or_dt is True and (hours_since_last_drink is not None and
            hours_since_last_drink <= 72) and (ciwa_ar is not None and ciwa_ar >= 10)
        else 1
    )
    r422 = (
        2 if (ciwa_ar is not None and ciwa_ar >= 19) or r787 == 2 or hallucinating_in_withdrawal is True or r788 == 2
        else 0 if (ciwa_ar is not None and ciwa_ar < 19) and r787 == 0 and hallucinating_in_withdrawal is False and r788
            == 0
        else 1
    )
    # safety:antidepressant_activation  safety/medical_and_substances.yaml:160:5
    r424 = (
        0 if new_agitation_or_suicidality is False or (antidepressant_started_or_changed_days is not None and
            antidepressant_started_or_changed_days > 28)
        else 2 if new_agitation_or_suicidality is True and (antidepressant_started_or_changed_days is not None and
            antidepressant_started_or_changed_days <= 28)
        else 1
    )
    # safety:benzodiazepine_abrupt_stop  safety/medical_and_substances.yaml:336:5
    r426 = (
        0 if benzodiazepine_stopped_abruptly is False or (benzodiazepine_daily_weeks is not None and
            benzodiazepine_daily_weeks < 4)
        else 2 if benzodiazepine_stopped_abruptly is True and (benzodiazepine_daily_weeks is not None and
            benzodiazepine_daily_weeks >= 4)
        else 1
    )
    # safety:capacity_doubt  safety/mind_in_crisis.yaml:196:5
    r428 = 2 if capacity_doubt is True else 0 if capacity_doubt is False else 1
    # safety:catatonia  safety/mind_in_crisis.yaml:136:5
    r430 = (
        2 if bfcsi_count is not None and bfcsi_count >= 2
        else 0 if bfcsi_count is not None and bfcsi_count < 2
        else 1
    )
    # safety:catatonia_malignant  safety/mind_in_crisis.yaml:161:5
    r789 = (
        2 if (temp_c is not None and temp_c > 38) or autonomic_instability is True
        else 0 if (temp_c is not None and temp_c <= 38) and autonomic_instability is False
        else 1
    )
    r432 = (
        0 if (bfcsi_count is not None and bfcsi_count < 2) or r789 == 0
        else 2 if (bfcsi_count is not None and bfcsi_count >= 2) and r789 == 2
        else 1
    )
    # safety:child_abuse  safety/people_and_home.yaml:96:5
    r434 = (
        2 if child_abuse_suspected is True or child_immediate_danger is True
        else 0 if child_abuse_suspected is False and child_immediate_danger is False
        else 1
    )
    # safety:child_immediate_danger  safety/people_and_home.yaml:121:5
    r436 = 2 if child_immediate_danger is True else 0 if child_immediate_danger is False else 1
    # safety:clozapine_bowel  safety/medical_and_substances.yaml:143:5
    r438 = (
        0 if on_clozapine is False or severe_constipation_or_abdominal_pain is False
        else 2 if on_clozapine is True and severe_constipation_or_abdominal_pain is True
        else 1
    )
    # safety:clozapine_infection  safety/medical_and_substances.yaml:103:5
    r790 = (
        0 if (anc_per_ul is not None and anc_per_ul >= 1000) or benign_ethnic_neutropenia is True
        else 2 if (anc_per_ul is not None and anc_per_ul < 1000) and not benign_ethnic_neutropenia is True
        else 1
    )
    r791 = (
        2 if fever_or_infection_signs is True or chest_pain_or_myocarditis_signs is True or r790 == 2 or (anc_per_ul is
            not None and anc_per_ul < 500)
        else 0 if fever_or_infection_signs is False and chest_pain_or_myocarditis_signs is False and r790 == 0 and
            (anc_per_ul is not None and anc_per_ul >= 500)
        else 1
    )
    r440 = 0 if on_clozapine is False or r791 == 0 else 2 if on_clozapine is True and r791 == 2 else 1
    # safety:clozapine_interrupted  safety/medical_and_substances.yaml:132:5
    r442 = (
        0 if on_clozapine is False or (clozapine_missed_hours is not None and clozapine_missed_hours < 48)
        else 2 if on_clozapine is True and (clozapine_missed_hours is not None and clozapine_missed_hours >= 48)
        else 1
    )
    # safety:conjoint_not_screened  safety/people_and_home.yaml:271:5
    r444 = (
        0 if (fact_format is not None and fact_format not in ('couple', 'family',)) or ipv_screen is not None
        else 2 if fact_format in ('couple', 'family',) and ipv_screen is None
        else 1
    )
    # safety:delirium  safety/medical_and_substances.yaml:3:5
    r446 = (
        2 if acute_confusion_fluctuating is True or (four_at_score is not None and four_at_score >= 4)
        else 0 if acute_confusion_fluctuating is False and (four_at_score is not None and four_at_score < 4)
        else 1
    )
    # safety:driving_hazard  safety/people_and_home.yaml:3:5
    r448 = 2 if driving_or_hazard_impairment is True else 0 if driving_or_hazard_impairment is False else 1
    # safety:ed_instability_adult  safety/medical_and_substances.yaml:420:5
    r792 = (
        2 if restrictive_eating_or_purging is True or main_problem == 'anorexia'
        else 0 if restrictive_eating_or_purging is False and (main_problem is not None and main_problem != 'anorexia')
        else 1
    )
    r793 = (
        2 if (heart_rate is not None and heart_rate < 40) or (sbp is not None and sbp < 90) or (potassium is not None
            and potassium < 3) or (glucose_mmol is not None and glucose_mmol < N_3_3) or (temp_c is not None and temp_c
            < N_36_1) or (orthostatic_hr_rise is not None and orthostatic_hr_rise > 30) or (orthostatic_sbp_drop is not
            None and orthostatic_sbp_drop > 20) or (bmi is not None and bmi < 13) or syncope is True or
            acute_food_refusal is True or phosphate_low is True
        else 0 if (heart_rate is not None and heart_rate >= 40) and (sbp is not None and sbp >= 90) and (potassium is
            not None and potassium >= 3) and (glucose_mmol is not None and glucose_mmol >= N_3_3) and (temp_c is not
            None and temp_c >= N_36_1) and (orthostatic_hr_rise is not None and orthostatic_hr_rise <= 30) and
            (orthostatic_sbp_drop is not None and orthostatic_sbp_drop <= 20) and (bmi is not None and bmi >= 13) and
            syncope is False and acute_food_refusal is False and phosphate_low is False
        else 1
    )
    r450 = (
        0 if r792 == 0 or (age_years is not None and age_years < 20) or r793 == 0
        else 2 if r792 == 2 and (age_years is not None and age_years >= 20) and r793 == 2
        else 1
    )
    # safety:ed_instability_young  safety/medical_and_substances.yaml:459:5
    r794 = (
        2 if (heart_rate is not None and heart_rate < 50) or (pct_median_bmi is not None and pct_median_bmi <= 75) or
            (sbp is not None and sbp < 90) or (dbp is not None and dbp < 45) or (temp_c is not None and temp_c < N_35_6)
            or (orthostatic_hr_rise is not None and orthostatic_hr_rise > 40) or (orthostatic_sbp_drop is not None and
            orthostatic_sbp_drop > 20) or (potassium is not None and potassium < 3) or phosphate_low is True or syncope
            is True or acute_food_refusal is True
        else 0 if (heart_rate is not None and heart_rate >= 50) and (pct_median_bmi is not None and pct_median_bmi > 75)
            and (sbp is not None and sbp >= 90) and (dbp is not None and dbp >= 45) and (temp_c is not None and temp_c
            >= N_35_6) and (orthostatic_hr_rise is not None and orthostatic_hr_rise <= 40) and (orthostatic_sbp_drop is
            not None and orthostatic_sbp_drop <= 20) and (potassium is not None and potassium >= 3) and phosphate_low is
            False and syncope is False and acute_food_refusal is False
        else 1
    )
    r452 = (
        0 if r792 == 0 or (age_years is not None and age_years >= 20) or r794 == 0
        else 2 if r792 == 2 and (age_years is not None and age_years < 20) and r794 == 2
        else 1
    )
    # safety:family_abuse_no_family_work  safety/people_and_home.yaml:195:5
    r454 = 2 if family_member_suspected_abuser is True else 0 if family_member_suspected_abuser is False else 1
    # safety:grave_self_neglect  safety/mind_in_crisis.yaml:176:5
    r456 = 2 if cannot_meet_basic_needs is True else 0 if cannot_meet_basic_needs is False else 1
    # safety:hopelessness_not_asked_about  safety/suicide_and_harm.yaml:308:5
    r458 = (
        0 if hopelessness_statement is False or suicide_risk_conversation_done is True
        else 2 if hopelessness_statement is True and not suicide_risk_conversation_done is True
        else 1
    )
    # safety:ideation_with_means_access  safety/suicide_and_harm.yaml:277:5
    r795 = (
        2 if cssrs_active_thoughts is True or cssrs_method is True or (phq9_item9 is not None and phq9_item9 >= 1) or
            (days_since_suicide_attempt is not None and days_since_suicide_attempt <= 90)
        else 0 if cssrs_active_thoughts is False and cssrs_method is False and (phq9_item9 is not None and phq9_item9 <
            1) and (days_since_suicide_attempt is not None and days_since_suicide_attempt > 90)
        else 1
    )
    r460 = 0 if r795 == 0 or lethal_means_access is False else 2 if r795 == 2 and lethal_means_access is True else 1
    # safety:infant_harm_intent  safety/mind_in_crisis.yaml:111:5
    r462 = (
        2 if infant_harm_thoughts == 'delusional_or_intent'
        else 0 if infant_harm_thoughts is not None and infant_harm_thoughts != 'delusional_or_intent'
        else 1
    )
    # safety:intoxicated_now  safety/medical_and_substances.yaml:396:5
    r464 = 2 if intoxicated_now is True else 0 if intoxicated_now is False else 1
    # safety:ipv_high_danger  safety/people_and_home.yaml:63:5
    r468 = 2 if ipv_high_danger is True else 0 if ipv_high_danger is False else 1
    # safety:lithium_precipitant  safety/medical_and_substances.yaml:92:5
    r470 = (
        0 if on_lithium is False or lithium_precipitant is False
        else 2 if on_lithium is True and lithium_precipitant is True
        else 1
    )
    # safety:lithium_toxicity  safety/medical_and_substances.yaml:75:5
    r796 = (
        2 if (lithium_level is not None and lithium_level >= N_1_5) or lithium_toxicity_signs is True
        else 0 if (lithium_level is not None and lithium_level < N_1_5) and lithium_toxicity_signs is False
        else 1
    )
    r472 = 0 if on_lithium is False or r796 == 0 else 2 if on_lithium is True and r796 == 2 else 1
    # safety:mania_acute  safety/mind_in_crisis.yaml:49:5
    r474 = (
        2 if mania_signs is True or (nights_little_sleep_high_energy is not None and nights_little_sleep_high_energy >=
            2)
        else 0 if mania_signs is False and (nights_little_sleep_high_energy is not None and
            nights_little_sleep_high_energy < 2)
        else 1
    )
    # safety:maoi_crisis  safety/medical_and_substances.yaml:223:5
    r476 = (
        0 if on_maoi is False or sudden_severe_headache_or_bp180 is False
        else 2 if on_maoi is True and sudden_severe_headache_or_bp180 is True
        else 1
    )
    # safety:medical_red_flag  safety/medical_and_substances.yaml:490:5
    r478 = (
        2 if medical_red_flag is True or seizure_now_or_recent is True
        else 0 if medical_red_flag is False and seizure_now_or_recent is False
        else 1
    )
    # safety:missed_care_risk_marker  safety/suicide_and_harm.yaml:261:5
    r480 = (
        2 if (missed_appointments_12m is not None and missed_appointments_12m > 2) or (missed_last_4 is not None and
            missed_last_4 >= 2)
        else 0 if (missed_appointments_12m is not None and missed_appointments_12m <= 2) and (missed_last_4 is not None
            and missed_last_4 < 2)
        else 1
    )
    # safety:nms  safety/medical_and_substances.yaml:22:5
    r797 = (
        2 if rigidity is True or reduced_consciousness is True
        else 0 if rigidity is False and reduced_consciousness is False
        else 1
    )
    r798 = (
        0 if (temp_c is not None and temp_c <= 38) or r797 == 0
        else 2 if (temp_c is not None and temp_c > 38) and r797 == 2
        else 1
    )
    r799 = (
        0 if rigidity is False or reduced_consciousness is False
        else 2 if rigidity is True and reduced_consciousness is True
        else 1
    )
    r800 = (
        2 if r798 == 2 or r799 == 2 or (ck_times_uln is not None and ck_times_uln >= 4)
        else 0 if r798 == 0 and r799 == 0 and (ck_times_uln is not None and ck_times_uln < 4)
        else 1
    )
    r482 = (
        0 if antipsychotic_exposure_72h is False or r800 == 0
        else 2 if antipsychotic_exposure_72h is True and r800 == 2
        else 1
    )
    # safety:opioid_overdose  safety/medical_and_substances.yaml:353:5
    r801 = (
        0 if (respiratory_rate is not None and respiratory_rate > 12) or reduced_consciousness is False
        else 2 if (respiratory_rate is not None and respiratory_rate <= 12) and reduced_consciousness is True
        else 1
    )
    r802 = (
        2 if (respiratory_rate is not None and respiratory_rate < 10) or r801 == 2
        else 0 if (respiratory_rate is not None and respiratory_rate >= 10) and r801 == 0
        else 1
    )
    r803 = 0 if opioid_exposure is False or r802 == 0 else 2 if opioid_exposure is True and r802 == 2 else 1
    r486 = 2 if unresponsive is True or r803 == 2 else 0 if unresponsive is False and r803 == 0 else 1
    # safety:opioid_withdrawal_moderate  safety/medical_and_substances.yaml:507:5
    r488 = 2 if cows_score is not None and cows_score >= 13 else 0 if cows_score is not None and cows_score < 13 else 1
    # safety:past_suicidal_behaviour_unexplored  safety/suicide_and_harm.yaml:243:5
    r490 = (
        0 if cssrs_behavior_lifetime is False or suicide_risk_conversation_done is True
        else 2 if cssrs_behavior_lifetime is True and not suicide_risk_conversation_done is True
        else 1
    )
    # safety:perinatal_red_flag  safety/mind_in_crisis.yaml:211:5
    r492 = 2 if perinatal_red_flag is True else 0 if perinatal_red_flag is False else 1
    # safety:positive_item_unassessed  safety/suicide_and_harm.yaml:97:5
    r804 = (
        2 if (phq9_item9 is not None and phq9_item9 >= 1) or (epds_item10 is not None and epds_item10 >= 1)
        else 0 if (phq9_item9 is not None and phq9_item9 < 1) and (epds_item10 is not None and epds_item10 < 1)
        else 1
    )
    r494 = (
        0 if r804 == 0 or suicide_risk_conversation_done is True
        else 2 if r804 == 2 and not suicide_risk_conversation_done is True
        else 1
    )
    # safety:postpartum_psychosis  safety/mind_in_crisis.yaml:78:5
    r805 = (
        2 if psychosis_present is True or mania_signs is True or acute_confusion_fluctuating is True or
            infant_harm_thoughts == 'delusional_or_intent' or command_hallucinations_harm is True
        else 0 if psychosis_present is False and mania_signs is False and acute_confusion_fluctuating is False and
            (infant_harm_thoughts is not None and infant_harm_thoughts != 'delusional_or_intent') and
            command_hallucinations_harm is False
        else 1
    )
    r496 = (
        0 if (perinatal_status is not None and perinatal_status != 'postpartum_0_12m') or r805 == 0
        else 2 if perinatal_status == 'postpartum_0_12m' and r805 == 2
        else 1
    )
    # safety:psychosis_command_or_unsafe  safety/mind_in_crisis.yaml:3:5
    r498 = (
        2 if command_hallucinations_harm is True or psychosis_acute_unsafe is True
        else 0 if command_hallucinations_harm is False and psychosis_acute_unsafe is False
        else 1
    )
    # safety:psychosis_present  safety/mind_in_crisis.yaml:26:5
    r806 = (
        0 if psychosis_present is False or perinatal_status == 'postpartum_0_12m'
        else 2 if psychosis_present is True and not perinatal_status == 'postpartum_0_12m'
        else 1
    )
    r500 = 2 if r806 == 2 or acute_paranoia is True else 0 if r806 == 0 and acute_paranoia is False else 1
    # safety:recent_attempt_or_discharge  safety/suicide_and_harm.yaml:150:5
    r502 = (
        2 if (days_since_suicide_attempt is not None and days_since_suicide_attempt <= 90) or
            (days_since_psychiatric_discharge is not None and days_since_psychiatric_discharge <= 7)
        else 0 if (days_since_suicide_attempt is not None and days_since_suicide_attempt > 90) and
            (days_since_psychiatric_discharge is not None and days_since_psychiatric_discharge > 7)
        else 1
    )
    # safety:remote_location_unknown  safety/people_and_home.yaml:237:5
    r504 = (
        0 if (delivery is not None and delivery not in ('video', 'phone',)) or remote_location_known is True
        else 2 if delivery in ('video', 'phone',) and remote_location_known is False
        else 1
    )
    # safety:self_harm_medical  safety/suicide_and_harm.yaml:199:5
    r506 = 2 if self_harm_needs_medical_care is True else 0 if self_harm_needs_medical_care is False else 1
    # safety:self_harm_not_assessed  safety/suicide_and_harm.yaml:133:5
    r508 = (
        0 if self_harm_told is False or suicide_risk_conversation_done is True
        else 2 if self_harm_told is True and not suicide_risk_conversation_done is True
        else 1
    )
    # safety:serious_rash  safety/medical_and_substances.yaml:206:5
    r510 = 2 if serious_rash_on_anticonvulsant is True else 0 if serious_rash_on_anticonvulsant is False else 1
    # safety:serotonin_toxicity  safety/medical_and_substances.yaml:48:5
    r807 = 2 if agitation is True or diaphoresis is True else 0 if agitation is False and diaphoresis is False else 1
    r808 = 0 if clonus_inducible is False or r807 == 0 else 2 if clonus_inducible is True and r807 == 2 else 1
    r809 = 0 if clonus_ocular is False or r807 == 0 else 2 if clonus_ocular is True and r807 == 2 else 1
    r810 = 0 if tremor is False or hyperreflexia is False else 2 if tremor is True and hyperreflexia is True else 1
    r811 = (
        2 if clonus_ocular is True or clonus_inducible is True
        else 0 if clonus_ocular is False and clonus_inducible is False
        else 1
    )
    r812 = (
        0 if hypertonia is False or (temp_c is not None and temp_c <= 38) or r811 == 0
        else 2 if hypertonia is True and (temp_c is not None and temp_c > 38) and r811 == 2
        else 1
    )
    r813 = (
        2 if clonus_spontaneous is True or r808 == 2 or r809 == 2 or r810 == 2 or r812 == 2
        else 0 if clonus_spontaneous is False and r808 == 0 and r809 == 0 and r810 == 0 and r812 == 0
        else 1
    )
    r512 = 0 if serotonergic_exposure is False or r813 == 0 else 2 if serotonergic_exposure is True and r813 == 2 else 1
    # safety:suicide_act_in_progress  safety/suicide_and_harm.yaml:3:5
    r514 = 2 if suicide_act_in_progress is True else 0 if suicide_act_in_progress is False else 1
    # safety:suicide_ideation_no_intent  safety/suicide_and_harm.yaml:71:5
    r516 = (
        2 if cssrs_active_thoughts is True or cssrs_method is True
        else 0 if cssrs_active_thoughts is False and cssrs_method is False
        else 1
    )
    # safety:suicide_intent_or_plan  safety/suicide_and_harm.yaml:29:5
    r518 = (
        2 if cssrs_intent is True or cssrs_plan_intent is True or cssrs_behavior_3m is True or asq_item5_yes is True
        else 0 if cssrs_intent is False and cssrs_plan_intent is False and cssrs_behavior_3m is False and asq_item5_yes
            is False
        else 1
    )
    # safety:trafficking  safety/people_and_home.yaml:168:5
    r520 = 2 if trafficking_indicators is True else 0 if trafficking_indicators is False else 1
    # safety:trauma_work_danger_present  safety/people_and_home.yaml:217:5
    r522 = 2 if current_danger_from_others is True else 0 if current_danger_from_others is False else 1
    # safety:unreachable_with_risk  safety/suicide_and_harm.yaml:165:5
    r814 = (
        2 if (days_since_suicide_attempt is not None and days_since_suicide_attempt <= 90) or cssrs_active_thoughts is
            True or cssrs_intent is True or psychosis_acute_unsafe is True or (days_since_psychiatric_discharge is not
            None and days_since_psychiatric_discharge <= 7)
        else 0 if (days_since_suicide_attempt is not None and days_since_suicide_attempt > 90) and cssrs_active_thoughts
            is False and cssrs_intent is False and psychosis_acute_unsafe is False and (days_since_psychiatric_discharge
            is not None and days_since_psychiatric_discharge > 7)
        else 1
    )
    r524 = (
        0 if (cannot_be_contacted_days is not None and cannot_be_contacted_days < 1) or r814 == 0
        else 2 if (cannot_be_contacted_days is not None and cannot_be_contacted_days >= 1) and r814 == 2
        else 1
    )
    # safety:valproate_pregnancy_potential  safety/medical_and_substances.yaml:253:5
    r526 = (
        0 if on_valproate is False or could_become_pregnant is False
        else 2 if on_valproate is True and could_become_pregnant is True
        else 1
    )
    # safety:violence_threat_identifiable  safety/suicide_and_harm.yaml:217:5
    r815 = (
        0 if command_hallucinations_harm is False or weapon_access is False
        else 2 if command_hallucinations_harm is True and weapon_access is True
        else 1
    )
    r528 = (
        2 if threat_identifiable_person is True or r815 == 2
        else 0 if threat_identifiable_person is False and r815 == 0
        else 1
    )
    # safety:vulnerable_adult_abuse  safety/people_and_home.yaml:143:5
    r530 = 2 if vulnerable_adult_abuse_suspected is True else 0 if vulnerable_adult_abuse_suspected is False else 1
    # safety:wernicke  safety/medical_and_substances.yaml:318:5
    r532 = (
        2 if wernicke_signs_count is not None and wernicke_signs_count >= 2
        else 0 if wernicke_signs_count is not None and wernicke_signs_count < 2
        else 1
    )
    # safety:wish_to_be_dead_not_asked_about  safety/suicide_and_harm.yaml:117:5
    r534 = (
        0 if cssrs_wish_dead is False or suicide_risk_conversation_done is True
        else 2 if cssrs_wish_dead is True and not suicide_risk_conversation_done is True
        else 1
    )
    # finding:reliable_improvement/better-gad7  findings.yaml:33:5
    r24 = (
        2 if gad7_change is not None and gad7_change <= -4
        else 0 if gad7_change is not None and gad7_change > -4
        else 1
    )
    # finding:reliable_improvement/better-oq45  findings.yaml:43:5
    r25 = (
        2 if oq45_change is not None and oq45_change <= -14
        else 0 if oq45_change is not None and oq45_change > -14
        else 1
    )
    # finding:reliable_improvement/better-ors  findings.yaml:38:5
    r26 = 2 if ors_change is not None and ors_change >= 5 else 0 if ors_change is not None and ors_change < 5 else 1
    # finding:reliable_improvement/better-phq9  findings.yaml:28:5
    r27 = (
        2 if phq9_change is not None and phq9_change <= -6
        else 0 if phq9_change is not None and phq9_change > -6
        else 1
    )
    # finding:reliable_improvement/better-recorded  findings.yaml:48:5
    r28 = 2 if measures_improving is True else 0 if measures_improving is False else 1
    m24 = max(r24, r25, r26, r27, r28)
    # finding:reliable_worsening/worse-alert  findings.yaml:23:5
    r29 = (
        2 if alert_status == 'deteriorated'
        else 0 if alert_status is not None and alert_status != 'deteriorated'
        else 1
    )
    # finding:reliable_worsening/worse-gad7  findings.yaml:8:5
    r30 = 2 if gad7_change is not None and gad7_change >= 4 else 0 if gad7_change is not None and gad7_change < 4 else 1
    # finding:reliable_worsening/worse-oq45  findings.yaml:18:5
    r31 = (
        2 if oq45_change is not None and oq45_change >= 14
        else 0 if oq45_change is not None and oq45_change < 14
        else 1
    )
    # finding:reliable_worsening/worse-ors  findings.yaml:13:5
    r32 = 2 if ors_change is not None and ors_change <= -5 else 0 if ors_change is not None and ors_change > -5 else 1
    # finding:reliable_worsening/worse-phq9  findings.yaml:3:5
    r33 = 2 if phq9_change is not None and phq9_change >= 6 else 0 if phq9_change is not None and phq9_change < 6 else 1
    m29 = max(r29, r30, r31, r32, r33)
    # finding:trial_adequate_medicine/adequate-antidepressant-full  modality/adequate_trials.yaml:13:5
    r35 = (
        0 if (main_problem is not None and main_problem not in ('depression', 'perinatal_depression', 'gad', 'panic',
            'social_anxiety', 'ptsd',)) or dose_at_minimum_effective is False or (adherence_pct is not None and
            adherence_pct < 80) or (weeks_at_effective_dose is not None and weeks_at_effective_dose < 6)
        else 2 if main_problem in ('depression', 'perinatal_depression', 'gad', 'panic', 'social_anxiety', 'ptsd',) and
            dose_at_minimum_effective is True and (adherence_pct is not None and adherence_pct >= 80) and
            (weeks_at_effective_dose is not None and weeks_at_effective_dose >= 6)
        else 1
    )
    # finding:trial_adequate_medicine/adequate-antidepressant-no-response  modality/adequate_trials.yaml:3:5
    r36 = (
        0 if (main_problem is not None and main_problem not in ('depression', 'perinatal_depression', 'gad', 'panic',
            'social_anxiety', 'ptsd',)) or dose_at_minimum_effective is False or (adherence_pct is not None and
            adherence_pct < 80) or (weeks_at_effective_dose is not None and weeks_at_effective_dose < 4) or
            no_meaningful_improvement is False
        else 2 if main_problem in ('depression', 'perinatal_depression', 'gad', 'panic', 'social_anxiety', 'ptsd',) and
            dose_at_minimum_effective is True and (adherence_pct is not None and adherence_pct >= 80) and
            (weeks_at_effective_dose is not None and weeks_at_effective_dose >= 4) and no_meaningful_improvement is True
        else 1
    )
    # finding:trial_adequate_medicine/adequate-antipsychotic  modality/adequate_trials.yaml:22:5
    r37 = (
        0 if (main_problem is not None and main_problem != 'psychosis') or dose_at_minimum_effective is False or
            (weeks_at_effective_dose is not None and weeks_at_effective_dose < 6) or (adherence_pct is not None and
            adherence_pct < 80) or plasma_level_checked is False
        else 2 if main_problem == 'psychosis' and dose_at_minimum_effective is True and (weeks_at_effective_dose is not
            None and weeks_at_effective_dose >= 6) and (adherence_pct is not None and adherence_pct >= 80) and
            plasma_level_checked is True
        else 1
    )
    # finding:trial_adequate_medicine/adequate-ocd-medicine  modality/adequate_trials.yaml:35:5
    r38 = (
        0 if (main_problem is not None and main_problem != 'ocd') or dose_at_minimum_effective is False or
            (adherence_pct is not None and adherence_pct < 80) or (weeks_at_effective_dose is not None and
            weeks_at_effective_dose < 12)
        else 2 if main_problem == 'ocd' and dose_at_minimum_effective is True and (adherence_pct is not None and
            adherence_pct >= 80) and (weeks_at_effective_dose is not None and weeks_at_effective_dose >= 12)
        else 1
    )
    m35 = max(r35, r36, r37, r38)
    # finding:trial_adequate_therapy/adequate-cbti  modality/adequate_trials.yaml:95:5
    r39 = (
        0 if (main_problem is not None and main_problem != 'insomnia') or therapy_model_matches_problem is False or
            therapy_fidelity_uncertain is True or (therapy_sessions_model_specific is not None and
            therapy_sessions_model_specific < 4)
        else 2 if main_problem == 'insomnia' and therapy_model_matches_problem is True and therapy_fidelity_uncertain is
            False and (therapy_sessions_model_specific is not None and therapy_sessions_model_specific >= 4)
        else 1
    )
    # finding:trial_adequate_therapy/adequate-dbt-mbt  modality/adequate_trials.yaml:85:5
    r40 = (
        0 if (main_problem is not None and main_problem not in ('bpd', 'self_harm',)) or therapy_model_matches_problem
            is False or therapy_fidelity_uncertain is True or (therapy_sessions_model_specific is not None and
            therapy_sessions_model_specific < 40)
        else 2 if main_problem in ('bpd', 'self_harm',) and therapy_model_matches_problem is True and
            therapy_fidelity_uncertain is False and (therapy_sessions_model_specific is not None and
            therapy_sessions_model_specific >= 40)
        else 1
    )
    # finding:trial_adequate_therapy/adequate-erp  modality/adequate_trials.yaml:65:5
    r41 = (
        0 if (main_problem is not None and main_problem != 'ocd') or therapy_model_matches_problem is False or
            therapy_fidelity_uncertain is True or (therapy_sessions_model_specific is not None and
            therapy_sessions_model_specific < 11)
        else 2 if main_problem == 'ocd' and therapy_model_matches_problem is True and therapy_fidelity_uncertain is
            False and (therapy_sessions_model_specific is not None and therapy_sessions_model_specific >= 11)
        else 1
    )
    # finding:trial_adequate_therapy/adequate-therapy-depression  modality/adequate_trials.yaml:55:5
    r42 = (
        0 if (main_problem is not None and main_problem not in ('depression', 'perinatal_depression', 'gad', 'panic',
            'social_anxiety',)) or therapy_model_matches_problem is False or therapy_fidelity_uncertain is True or
            (therapy_sessions_model_specific is not None and therapy_sessions_model_specific < 16)
        else 2 if main_problem in ('depression', 'perinatal_depression', 'gad', 'panic', 'social_anxiety',) and
            therapy_model_matches_problem is True and therapy_fidelity_uncertain is False and
            (therapy_sessions_model_specific is not None and therapy_sessions_model_specific >= 16)
        else 1
    )
    # finding:trial_adequate_therapy/adequate-therapy-depression-mild  modality/adequate_trials.yaml:44:5
    r43 = (
        0 if (main_problem is not None and main_problem not in ('depression', 'perinatal_depression', 'gad', 'panic',
            'social_anxiety',)) or therapy_model_matches_problem is False or therapy_fidelity_uncertain is True or
            (phq9_total is not None and phq9_total >= 16) or (therapy_sessions_model_specific is not None and
            therapy_sessions_model_specific < 8)
        else 2 if main_problem in ('depression', 'perinatal_depression', 'gad', 'panic', 'social_anxiety',) and
            therapy_model_matches_problem is True and therapy_fidelity_uncertain is False and (phq9_total is not None
            and phq9_total < 16) and (therapy_sessions_model_specific is not None and therapy_sessions_model_specific >=
            8)
        else 1
    )
    # finding:trial_adequate_therapy/adequate-trauma-focused  modality/adequate_trials.yaml:75:5
    r44 = (
        0 if (main_problem is not None and main_problem != 'ptsd') or therapy_model_matches_problem is False or
            therapy_fidelity_uncertain is True or (therapy_sessions_model_specific is not None and
            therapy_sessions_model_specific < 8)
        else 2 if main_problem == 'ptsd' and therapy_model_matches_problem is True and therapy_fidelity_uncertain is
            False and (therapy_sessions_model_specific is not None and therapy_sessions_model_specific >= 8)
        else 1
    )
    m39 = max(r39, r40, r41, r42, r43, r44)
    # gate:consent_clarity  gates.yaml:13:5
    r406 = (
        0 if (consent_to_treatment is not None and consent_to_treatment != 'obtained') or
            confidentiality_limits_explained is False
        else 2 if consent_to_treatment == 'obtained' and confidentiality_limits_explained is True
        else 1
    )
    # gate:no_open_strain  gates.yaml:52:5
    r407 = (
        2 if not (rupture_marker in ('withdrawal', 'confrontation', 'mixed',) or client_expressed_dissatisfaction is
            True or (srs_drop is not None and srs_drop >= 1) or perceived_microaggression == 'yes_unaddressed')
        else 0
    )
    # gate:permission  gates.yaml:34:5
    r408 = (
        0 if permission_for_challenge is False or dissociation_in_session is True or pace_rating == 'too_fast'
        else 2 if permission_for_challenge is True and not dissociation_in_session is True and not pace_rating ==
            'too_fast'
        else 1
    )
    # gate:readiness  gates.yaml:44:5
    r409 = (
        2 if decision_made is True or soc_stage in ('preparation', 'action', 'maintenance',) or (urica_readiness is not
            None and urica_readiness > 11)
        else 0 if decision_made is False and (soc_stage is not None and soc_stage not in ('preparation', 'action',
            'maintenance',)) and (urica_readiness is not None and urica_readiness <= 11)
        else 1
    )
    # gate:review_done  gates.yaml:79:5
    r410 = 2 if measures_discussed_with_client is True else 0 if measures_discussed_with_client is False else 1
    # gate:shared_goal  gates.yaml:89:5
    r412 = (
        0 if own_goal_stated is False or goal_disagreement is True
        else 2 if own_goal_stated is True and not goal_disagreement is True
        else 1
    )
    # gate:trust  gates.yaml:20:5
    r816 = (
        2 if (trust_rating_0_10 is not None and trust_rating_0_10 >= 7) or (srs_total is not None and srs_total >= 36)
            or permission_for_challenge is True
        else 0 if (trust_rating_0_10 is not None and trust_rating_0_10 < 7) and (srs_total is not None and srs_total <
            36) and permission_for_challenge is False
        else 1
    )
    r413 = (
        0 if r816 == 0 or client_reports_feeling_judged is True or perceived_microaggression == 'yes_unaddressed'
        else 2 if r816 == 2 and not client_reports_feeling_judged is True and not perceived_microaggression ==
            'yes_unaddressed'
        else 1
    )
    # safety:adolescent_confidential  safety/people_and_home.yaml:248:5
    r416 = (
        0 if minor_requests_confidentiality is False or (age_years is not None and age_years >= 18)
        else 2 if minor_requests_confidentiality is True and (age_years is not None and age_years < 18)
        else 1
    )
    # safety:opioid_no_naloxone  safety/medical_and_substances.yaml:379:5
    r484 = (
        0 if opioid_exposure is False or naloxone_available is True or unresponsive is True
        else 2 if opioid_exposure is True and not naloxone_available is True and not unresponsive is True
        else 1
    )
    # finding:basics_unchecked/basics-unchecked  modality/checks.yaml:177:5
    r0 = (
        2 if (r57 == 2)
        + (r48 == 2)
        + (r58 == 2)
        + (r45 == 2)
        + (r54 == 2)
        + (r59 == 2)
        + (r53 == 2)
        + (r56 == 2)
        + (r46 == 2)
        + (r52 == 2)
        + (r55 == 2)
        + (r50 == 2)
        + (r47 == 2)
        + (r49 == 2)
        + (r51 == 2) >= 6
        else 0 if (r57 == 0)
        + (r48 == 0)
        + (r58 == 0)
        + (r45 == 0)
        + (r54 == 0)
        + (r59 == 0)
        + (r53 == 0)
        + (r56 == 0)
        + (r46 == 0)
        + (r52 == 0)
        + (r55 == 0)
        + (r50 == 0)
        + (r47 == 0)
        + (r49 == 0)
        + (r51 == 0) > 9
        else 1
    )
    # finding:missed_bipolar/check-bipolar-found  modality/checks.yaml:39:5
    r2 = 2 if p69 >= 4 else 0 if u69 < 4 else 1
    # finding:missed_body/check-body-found  modality/checks.yaml:94:5
    r3 = 2 if p56 >= 4 or p65 >= 4 else 0 if u56 < 4 and u65 < 4 else 1
    # finding:missed_communication/check-communication-found  modality/checks.yaml:135:5
    r4 = 2 if p49 >= 2 or p50 >= 2 or p43 >= 2 or p16 >= 2 else 0 if u49 < 2 and u50 < 2 and u43 < 2 and u16 < 2 else 1
    # finding:missed_dose_and_time/check-dose-and-time-found  modality/checks.yaml:15:5
    r5 = 2 if p24 >= 2 else 0 if u24 < 2 else 1
    # finding:missed_fit_and_preference/check-fit-and-preference-found  modality/checks.yaml:150:5
    r6 = 2 if p92 >= 2 or p54 >= 2 else 0 if u92 < 2 and u54 < 2 else 1
    # finding:missed_life/check-life-found  modality/checks.yaml:125:5
    r7 = (
        2 if life_adversity_ongoing is True or p9 >= 4 or r466 == 2
        else 0 if life_adversity_ongoing is False and u9 < 4 and r466 == 0
        else 1
    )
    # finding:missed_ocd_eating_adhd_autism/check-ocd-eating-adhd-autism-found  modality/checks.yaml:69:5
    r10 = 2 if p61 >= 4 or p26 >= 4 or p7 >= 4 or p77 >= 4 else 0 if u61 < 4 and u26 < 4 and u7 < 4 and u77 < 4 else 1
    # finding:missed_sleep/check-sleep-found  modality/checks.yaml:115:5
    r12 = 2 if p81 >= 4 else 0 if u81 < 4 else 1
    # finding:missed_substances/check-substances-found  modality/checks.yaml:84:5
    r13 = 2 if p86 >= 2 else 0 if u86 < 2 else 1
    # finding:missed_therapy_dose_fidelity/check-therapy-dose-fidelity-found  modality/checks.yaml:27:5
    r15 = 2 if p88 >= 2 else 0 if u88 < 2 else 1
    # finding:missed_trauma/check-trauma-found  modality/checks.yaml:59:5
    r16 = 2 if p90 >= 4 else 0 if u90 < 4 else 1
    # finding:next_step_needed/next-step  findings.yaml:84:5
    r17 = (
        2 if p58 >= 2 or p94 >= 2 or p60 >= 2 or p20 >= 2 or p88 >= 2 or p24 >= 2 or p21 >= 2 or p92 >= 2 or p42 >= 2 or
            (session_number is not None and session_number <= 1)
        else 0 if u58 < 2 and u94 < 2 and u60 < 2 and u20 < 2 and u88 < 2 and u24 < 2 and u21 < 2 and u92 < 2 and u42 <
            2 and (session_number is not None and session_number > 1)
        else 1
    )
    # gate:conjoint_safety  gates.yaml:68:5
    r405 = (
        0 if (ipv_screen is not None and ipv_screen != 'negative') or r466 == 2 or r468 == 2 or r454 == 2
        else 2 if ipv_screen == 'negative' and not r466 == 2 and not r468 == 2 and not r454 == 2
        else 1
    )
    # barrier:gains_not_noticed/only_if  barriers/pace_tasks_progress.yaml:216:5
    r182 = 2 if m24 == 2 else 0 if m24 == 0 else 1
    # barrier:gains_not_noticed/indicator-1  barriers/pace_tasks_progress.yaml:222:9
    r183 = 2 if gains_credited_to_self is False else 0 if gains_credited_to_self is True else 1
    # barrier:gains_not_noticed/indicator-2  barriers/pace_tasks_progress.yaml:226:9
    r184 = 2 if client_says_not_helping is True else 0 if client_says_not_helping is False else 1
    p38 = ((4 if r183 == 2 else 0) + (4 if r184 == 2 else 0)) if r182 == 2 else 0
    u38 = ((4 if r183 else 0) + (4 if r184 else 0)) if r182 else 0
    # barrier:low_energy_illness_load/only_if  barriers/pace_tasks_progress.yaml:281:5
    r228 = 2 if not m24 == 2 else 0
    # barrier:low_energy_illness_load/indicator-1  barriers/pace_tasks_progress.yaml:287:9
    r229 = 2 if phq9_total is not None and phq9_total >= 20 else 0 if phq9_total is not None and phq9_total < 20 else 1
    # barrier:low_energy_illness_load/indicator-2  barriers/pace_tasks_progress.yaml:292:9
    r817 = (
        2 if physical_access_need is True or anaemia_or_b12_or_ferritin_low is True or tsh_out_of_range is True or
            chronic_pain is True or brain_injury_or_stroke is True
        else 0 if physical_access_need is False and anaemia_or_b12_or_ferritin_low is False and tsh_out_of_range is
            False and chronic_pain is False and brain_injury_or_stroke is False
        else 1
    )
    r230 = (
        0 if (post_session_distress_days is not None and post_session_distress_days < 3) or r817 == 0
        else 2 if (post_session_distress_days is not None and post_session_distress_days >= 3) and r817 == 2
        else 1
    )
    p52 = ((4 if r229 == 2 else 0) + (2 if r230 == 2 else 0)) if r228 == 2 else 0
    u52 = ((4 if r229 else 0) + (2 if r230 else 0)) if r228 else 0
    # barrier:good_enough_gain/only_if  barriers/pace_tasks_progress.yaml:235:5
    r818 = (
        2 if client_wants_to_stop is True or client_reports_enough_progress is True
        else 0 if client_wants_to_stop is False and client_reports_enough_progress is False
        else 1
    )
    r191 = 0 if r818 == 0 or m29 == 2 else 2 if r818 == 2 and not m29 == 2 else 1
    # barrier:good_enough_gain/indicator-1  barriers/pace_tasks_progress.yaml:244:9
    r192 = 2 if client_reports_enough_progress is True else 0 if client_reports_enough_progress is False else 1
    # barrier:good_enough_gain/indicator-2  barriers/pace_tasks_progress.yaml:248:9
    r193 = 2 if ors_total is not None and ors_total >= 25 else 0 if ors_total is not None and ors_total < 25 else 1
    # barrier:good_enough_gain/indicator-3  barriers/pace_tasks_progress.yaml:253:9
    r194 = 2 if phq9_total is not None and phq9_total < 10 else 0 if phq9_total is not None and phq9_total >= 10 else 1
    # barrier:good_enough_gain/indicator-4  barriers/pace_tasks_progress.yaml:259:9
    r195 = 2 if ors_change is not None and ors_change >= 5 else 0 if ors_change is not None and ors_change < 5 else 1
    # barrier:good_enough_gain/indicator-5  barriers/pace_tasks_progress.yaml:264:9
    r196 = 2 if gad7_total is not None and gad7_total < 8 else 0 if gad7_total is not None and gad7_total >= 8 else 1
    # barrier:good_enough_gain/indicator-6  barriers/pace_tasks_progress.yaml:270:9
    r197 = 2 if oq45_total is not None and oq45_total < 64 else 0 if oq45_total is not None and oq45_total >= 64 else 1
    p41 = (
        ((4 if r192 == 2
        else 0)
        + (2 if r193 == 2
        else 0)
        + (2 if r194 == 2
        else 2 if r196 == 2
        else 2 if r197 == 2
        else 0)
        + (2 if r195 == 2
        else 0)) if r191 == 2
        else 0
    )
    u41 = (
        ((4 if r192
        else 0)
        + (2 if r193
        else 0)
        + (2 if r194
        else 2 if r196
        else 2 if r197
        else 0)
        + (2 if r195
        else 0)) if r191
        else 0
    )
    # safety:worsening_ask_about_safety  safety/suicide_and_harm.yaml:324:5
    r536 = (
        0 if m29 == 0 or suicide_risk_conversation_done is True
        else 2 if m29 == 2 and not suicide_risk_conversation_done is True
        else 1
    )
    # finding:something_missed/something-missed  modality/checks.yaml:201:5
    r34 = (
        2 if (r14 == 2)
        + (r5 == 2)
        + (r15 == 2)
        + (r2 == 2)
        + (r11 == 2)
        + (r16 == 2)
        + (r10 == 2)
        + (r13 == 2)
        + (r3 == 2)
        + (r9 == 2)
        + (r12 == 2)
        + (r7 == 2)
        + (r4 == 2)
        + (r8 == 2) >= 1
        else 0 if (r14 == 0)
        + (r5 == 0)
        + (r15 == 0)
        + (r2 == 0)
        + (r11 == 0)
        + (r16 == 0)
        + (r10 == 0)
        + (r13 == 0)
        + (r3 == 0)
        + (r9 == 0)
        + (r12 == 0)
        + (r7 == 0)
        + (r4 == 0)
        + (r8 == 0) > 13
        else 1
    )
    any_likely = max([2 if p0 >= 4 else 0 if u0 < 4 else 1, 2 if p1 >= 4 else 0 if u1 < 4 else 1, 2 if p2 >= 4 else 0 if u2 < 4 else 1, 2 if p3 >= 4 else 0 if u3 < 4 else 1, 2 if p4 >= 4 else 0 if u4 < 4 else 1, 2 if p5 >= 4 else 0 if u5 < 4 else 1, 2 if p6 >= 4 else 0 if u6 < 4 else 1, 2 if p7 >= 4 else 0 if u7 < 4 else 1, 2 if p8 >= 4 else 0 if u8 < 4 else 1, 2 if p9 >= 4 else 0 if u9 < 4 else 1, 2 if p10 >= 4 else 0 if u10 < 4 else 1, 2 if p11 >= 4 else 0 if u11 < 4 else 1, 2 if p12 >= 4 else 0 if u12 < 4 else 1, 2 if p13 >= 4 else 0 if u13 < 4 else 1, 2 if p14 >= 4 else 0 if u14 < 4 else 1, 2 if p15 >= 4 else 0 if u15 < 4 else 1, 2 if p16 >= 4 else 0 if u16 < 4 else 1, 2 if p17 >= 4 else 0 if u17 < 4 else 1, 2 if p18 >= 4 else 0 if u18 < 4 else 1, 2 if p19 >= 4 else 0 if u19 < 4 else 1, 2 if p20 >= 4 else 0 if u20 < 4 else 1, 2 if p21 >= 4 else 0 if u21 < 4 else 1, 2 if p22 >= 4 else 0 if u22 < 4 else 1, 2 if p23 >= 4 else 0 if u23 < 4 else 1, 2 if p24 >= 4 else 0 if u24 < 4 else 1, 2 if p25 >= 4 else 0 if u25 < 4 else 1, 2 if p26 >= 4 else 0 if u26 < 4 else 1, 2 if p27 >= 4 else 0 if u27 < 4 else 1, 2 if p28 >= 4 else 0 if u28 < 4 else 1, 2 if p29 >= 4 else 0 if u29 < 4 else 1, 2 if p30 >= 4 else 0 if u30 < 4 else 1, 2 if p31 >= 4 else 0 if u31 < 4 else 1, 2 if p32 >= 4 else 0 if u32 < 4 else 1, 2 if p33 >= 4 else 0 if u33 < 4 else 1, 2 if p34 >= 4 else 0 if u34 < 4 else 1, 2 if p35 >= 4 else 0 if u35 < 4 else 1, 2 if p36 >= 4 else 0 if u36 < 4 else 1, 2 if p37 >= 4 else 0 if u37 < 4 else 1, 2 if p38 >= 4 else 0 if u38 < 4 else 1, 2 if p39 >= 4 else 0 if u39 < 4 else 1, 2 if p40 >= 4 else 0 if u40 < 4 else 1, 2 if p41 >= 4 else 0 if u41 < 4 else 1, 2 if p42 >= 4 else 0 if u42 < 4 else 1, 2 if p43 >= 4 else 0 if u43 < 4 else 1, 2 if p44 >= 4 else 0 if u44 < 4 else 1, 2 if p45 >= 4 else 0 if u45 < 4 else 1, 2 if p46 >= 4 else 0 if u46 < 4 else 1, 2 if p47 >= 4 else 0 if u47 < 4 else 1, 2 if p48 >= 4 else 0 if u48 < 4 else 1, 2 if p49 >= 4 else 0 if u49 < 4 else 1, 2 if p50 >= 4 else 0 if u50 < 4 else 1, 2 if p51 >= 4 else 0 if u51 < 4 else 1, 2 if p52 >= 4 else 0 if u52 < 4 else 1, 2 if p53 >= 4 else 0 if u53 < 4 else 1, 2 if p54 >= 4 else 0 if u54 < 4 else 1, 2 if p55 >= 4 else 0 if u55 < 4 else 1, 2 if p56 >= 4 else 0 if u56 < 4 else 1, 2 if p57 >= 4 else 0 if u57 < 4 else 1, 2 if p58 >= 4 else 0 if u58 < 4 else 1, 2 if p59 >= 4 else 0 if u59 < 4 else 1, 2 if p60 >= 4 else 0 if u60 < 4 else 1, 2 if p61 >= 4 else 0 if u61 < 4 else 1, 2 if p62 >= 4 else 0 if u62 < 4 else 1, 2 if p63 >= 4 else 0 if u63 < 4 else 1, 2 if p64 >= 4 else 0 if u64 < 4 else 1, 2 if p65 >= 4 else 0 if u65 < 4 else 1, 2 if p66 >= 4 else 0 if u66 < 4 else 1, 2 if p67 >= 4 else 0 if u67 < 4 else 1, 2 if p68 >= 4 else 0 if u68 < 4 else 1, 2 if p69 >= 4 else 0 if u69 < 4 else 1, 2 if p70 >= 4 else 0 if u70 < 4 else 1, 2 if p71 >= 4 else 0 if u71 < 4 else 1, 2 if p72 >= 4 else 0 if u72 < 4 else 1, 2 if p73 >= 4 else 0 if u73 < 4 else 1, 2 if p74 >= 4 else 0 if u74 < 4 else 1, 2 if p75 >= 4 else 0 if u75 < 4 else 1, 2 if p76 >= 4 else 0 if u76 < 4 else 1, 2 if p77 >= 4 else 0 if u77 < 4 else 1, 2 if p78 >= 4 else 0 if u78 < 4 else 1, 2 if p79 >= 4 else 0 if u79 < 4 else 1, 2 if p80 >= 4 else 0 if u80 < 4 else 1, 2 if p81 >= 4 else 0 if u81 < 4 else 1, 2 if p82 >= 4 else 0 if u82 < 4 else 1, 2 if p83 >= 4 else 0 if u83 < 4 else 1, 2 if p84 >= 4 else 0 if u84 < 4 else 1, 2 if p85 >= 4 else 0 if u85 < 4 else 1, 2 if p86 >= 4 else 0 if u86 < 4 else 1, 2 if p87 >= 4 else 0 if u87 < 4 else 1, 2 if p88 >= 4 else 0 if u88 < 4 else 1, 2 if p89 >= 4 else 0 if u89 < 4 else 1, 2 if p90 >= 4 else 0 if u90 < 4 else 1, 2 if p91 >= 4 else 0 if u91 < 4 else 1, 2 if p92 >= 4 else 0 if u92 < 4 else 1, 2 if p93 >= 4 else 0 if u93 < 4 else 1, 2 if p94 >= 4 else 0 if u94 < 4 else 1, 2 if p95 >= 4 else 0 if u95 < 4 else 1, 2 if p96 >= 4 else 0 if u96 < 4 else 1, 2 if p97 >= 4 else 0 if u97 < 4 else 1, 2 if p98 >= 4 else 0 if u98 < 4 else 1, 2 if p99 >= 4 else 0 if u99 < 4 else 1], default=0)
    any_this_week = max([r414, r418, r420, r422, r424, r426, r428, r430, r432, r434, r436, r438, r440, r442, r444, r446, r448, r450, r452, r454, r456, r458, r460, r462, r464, r466, r468, r470, r472, r474, r476, r478, r480, r482, r486, r488, r490, r492, r494, r496, r498, r500, r502, r504, r506, r508, r510, r512, r514, r516, r518, r520, r522, r524, r526, r528, r530, r532, r534, r536], default=0)
    # finding:nothing_stands_in_the_way/nothing-in-the-way-said  findings.yaml:99:5
    r23 = (
        0 if says_nothing_in_the_way is False or any_likely == 2 or any_this_week == 2
        else 2 if says_nothing_in_the_way is True and not any_likely == 2 and not any_this_week == 2
        else 1
    )
    any_same_day = max([r414, r418, r420, r422, r424, r426, r428, r430, r432, r434, r436, r438, r440, r442, r446, r448, r450, r452, r454, r456, r458, r460, r462, r464, r466, r468, r470, r472, r474, r476, r478, r482, r486, r488, r490, r492, r494, r496, r498, r500, r504, r506, r508, r510, r512, r514, r516, r518, r520, r522, r524, r528, r530, r532, r534, r536], default=0)
    # gate:safety_first  gates.yaml:3:5
    r411 = (
        0 if any_same_day == 2 or suicide_risk_conversation_done is False
        else 2 if not any_same_day == 2 and suicide_risk_conversation_done is True
        else 1
    )
    # safety:acute_dystonia/ask  safety/medical_and_substances.yaml:250:21
    r415 = 2 if antipsychotic_exposure_72h is True else 0 if antipsychotic_exposure_72h is False else 1
    # safety:adolescent_confidential/ask  safety/people_and_home.yaml:259:21
    r417 = 2 if age_years is not None and age_years < 18 else 0 if age_years is not None and age_years >= 18 else 1
    # safety:akathisia_with_risk/ask  safety/medical_and_substances.yaml:202:21
    r419 = (
        2 if bars_global is not None and bars_global >= 2
        else 0 if bars_global is not None and bars_global < 2
        else 1
    )
    # safety:alcohol_withdrawal_moderate/ask  safety/medical_and_substances.yaml:312:7
    r421 = (
        2 if (hours_since_last_drink is not None and hours_since_last_drink <= 72) or history_withdrawal_seizure_or_dt
            is True or (audit_score is not None and audit_score >= 20)
        else 0 if (hours_since_last_drink is not None and hours_since_last_drink > 72) and
            history_withdrawal_seizure_or_dt is False and (audit_score is not None and audit_score < 20)
        else 1
    )
    # safety:alcohol_withdrawal_severe/ask  safety/medical_and_substances.yaml:289:7
    r423 = (
        2 if (hours_since_last_drink is not None and hours_since_last_drink <= 96) or history_withdrawal_seizure_or_dt
            is True or (audit_score is not None and audit_score >= 20)
        else 0 if (hours_since_last_drink is not None and hours_since_last_drink > 96) and
            history_withdrawal_seizure_or_dt is False and (audit_score is not None and audit_score < 20)
        else 1
    )
    # safety:antidepressant_activation/ask  safety/medical_and_substances.yaml:175:7
    r425 = (
        2 if new_agitation_or_suicidality is True or (antidepressant_started_or_changed_days is not None and
            antidepressant_started_or_changed_days <= 28)
        else 0 if new_agitation_or_suicidality is False and (antidepressant_started_or_changed_days is not None and
            antidepressant_started_or_changed_days > 28)
        else 1
    )
    # safety:benzodiazepine_abrupt_stop/ask  safety/medical_and_substances.yaml:349:7
    r427 = (
        2 if benzodiazepine_stopped_abruptly is True or (benzodiazepine_daily_weeks is not None and
            benzodiazepine_daily_weeks >= 4)
        else 0 if benzodiazepine_stopped_abruptly is False and (benzodiazepine_daily_weeks is not None and
            benzodiazepine_daily_weeks < 4)
        else 1
    )
    # safety:capacity_doubt/ask  safety/mind_in_crisis.yaml:207:7
    r429 = (
        2 if acute_confusion_fluctuating is True or (moca_score is not None and moca_score < 18) or
            psychosis_acute_unsafe is True
        else 0 if acute_confusion_fluctuating is False and (moca_score is not None and moca_score >= 18) and
            psychosis_acute_unsafe is False
        else 1
    )
    # safety:catatonia/ask  safety/mind_in_crisis.yaml:157:7
    r819 = (
        0 if psychosis_present is False or acute_food_refusal is False
        else 2 if psychosis_present is True and acute_food_refusal is True
        else 1
    )
    r431 = 2 if rigidity is True or r819 == 2 else 0 if rigidity is False and r819 == 0 else 1
    # safety:catatonia_malignant/ask  safety/mind_in_crisis.yaml:173:21
    r433 = (
        2 if bfcsi_count is not None and bfcsi_count >= 2
        else 0 if bfcsi_count is not None and bfcsi_count < 2
        else 1
    )
    # safety:child_abuse/ask  safety/people_and_home.yaml:110:7
    r435 = (
        2 if family_member_suspected_abuser is True or ipv_high_danger is True or child_abuse_suspected is True
        else 0 if family_member_suspected_abuser is False and ipv_high_danger is False and child_abuse_suspected is
            False
        else 1
    )
    # safety:child_immediate_danger/ask  safety/people_and_home.yaml:134:7
    r437 = (
        2 if child_abuse_suspected is True or ipv_high_danger is True
        else 0 if child_abuse_suspected is False and ipv_high_danger is False
        else 1
    )
    # safety:clozapine_bowel/ask  safety/medical_and_substances.yaml:156:7
    r439 = 2 if on_clozapine is True else 0 if on_clozapine is False else 1
    # safety:clozapine_infection/ask  safety/medical_and_substances.yaml:124:21
    r441 = 2 if on_clozapine is True else 0 if on_clozapine is False else 1
    # safety:clozapine_interrupted/ask  safety/medical_and_substances.yaml:140:21
    r443 = 2 if on_clozapine is True else 0 if on_clozapine is False else 1
    # safety:conjoint_not_screened/ask  safety/people_and_home.yaml:279:7
    r445 = 2 if member_attends_under_pressure is True else 0 if member_attends_under_pressure is False else 1
    # safety:delirium/ask  safety/medical_and_substances.yaml:18:7
    r447 = (
        2 if reduced_consciousness is True or medical_red_flag is True or (mini_cog_score is not None and mini_cog_score
            <= 2)
        else 0 if reduced_consciousness is False and medical_red_flag is False and (mini_cog_score is not None and
            mini_cog_score > 2)
        else 1
    )
    # safety:driving_hazard/ask  safety/people_and_home.yaml:13:7
    r449 = (
        2 if sedation_interferes is True or psychosis_present is True or intoxicated_now is True or
            seizure_now_or_recent is True
        else 0 if sedation_interferes is False and psychosis_present is False and intoxicated_now is False and
            seizure_now_or_recent is False
        else 1
    )
    # safety:ed_instability_adult/ask  safety/medical_and_substances.yaml:450:7
    r451 = 2 if r792 == 2 else 0 if r792 == 0 else 1
    # safety:ed_instability_young/ask  safety/medical_and_substances.yaml:486:21
    r453 = 2 if r792 == 2 else 0 if r792 == 0 else 1
    # safety:family_abuse_no_family_work/ask  safety/people_and_home.yaml:207:7
    r455 = (
        2 if child_abuse_suspected is True or minor_requests_confidentiality is True or vulnerable_adult_abuse_suspected
            is True
        else 0 if child_abuse_suspected is False and minor_requests_confidentiality is False and
            vulnerable_adult_abuse_suspected is False
        else 1
    )
    # safety:grave_self_neglect/ask  safety/mind_in_crisis.yaml:187:7
    r457 = (
        2 if housing_status == 'homeless' or acute_food_refusal is True or psychosis_acute_unsafe is True
        else 0 if (housing_status is not None and housing_status != 'homeless') and acute_food_refusal is False and
            psychosis_acute_unsafe is False
        else 1
    )
    # safety:hopelessness_not_asked_about/ask  safety/suicide_and_harm.yaml:317:7
    r459 = (
        2 if (outcome_expectation_0_10 is not None and outcome_expectation_0_10 <= 1) or (phq9_total is not None and
            phq9_total >= 20)
        else 0 if (outcome_expectation_0_10 is not None and outcome_expectation_0_10 > 1) and (phq9_total is not None
            and phq9_total < 20)
        else 1
    )
    # safety:ideation_with_means_access/ask  safety/suicide_and_harm.yaml:293:7
    r461 = 2 if r795 == 2 else 0 if r795 == 0 else 1
    # safety:infant_harm_intent/ask  safety/mind_in_crisis.yaml:124:7
    r820 = (
        2 if psychosis_present is True or perinatal_red_flag is True or command_hallucinations_harm is True
        else 0 if psychosis_present is False and perinatal_red_flag is False and command_hallucinations_harm is False
        else 1
    )
    r463 = (
        0 if (perinatal_status is not None and perinatal_status != 'postpartum_0_12m') or r820 == 0
        else 2 if perinatal_status == 'postpartum_0_12m' and r820 == 2
        else 1
    )
    # safety:intoxicated_now/ask  safety/medical_and_substances.yaml:416:21
    r465 = (
        2 if (audit_score is not None and audit_score >= 20) or (dast10_score is not None and dast10_score >= 6)
        else 0 if (audit_score is not None and audit_score < 20) and (dast10_score is not None and dast10_score < 6)
        else 1
    )
    # safety:ipv_active/ask  safety/people_and_home.yaml:44:7
    r821 = (
        0 if (fact_format is not None and fact_format not in ('couple', 'family',)) or ipv_screen is not None
        else 2 if fact_format in ('couple', 'family',) and ipv_screen is None
        else 1
    )
    r467 = (
        2 if partner_controls_access is True or family_opposes_treatment is True or private_space_remote is False or
            current_danger_from_others is True or r821 == 2
        else 0 if partner_controls_access is False and family_opposes_treatment is False and private_space_remote is
            True and current_danger_from_others is False and r821 == 0
        else 1
    )
    # safety:ipv_high_danger/ask  safety/people_and_home.yaml:79:7
    r469 = (
        2 if fear_of_partner is True or coercive_control is True or (hits_score is not None and hits_score >= 11) or
            (hits_physical_item is not None and hits_physical_item >= 2) or partner_controls_access is True or
            ipv_screen == 'positive'
        else 0 if fear_of_partner is False and coercive_control is False and (hits_score is not None and hits_score <
            11) and (hits_physical_item is not None and hits_physical_item < 2) and partner_controls_access is False and
            (ipv_screen is not None and ipv_screen != 'positive')
        else 1
    )
    # safety:lithium_precipitant/ask  safety/medical_and_substances.yaml:100:21
    r471 = 2 if on_lithium is True else 0 if on_lithium is False else 1
    # safety:lithium_toxicity/ask  safety/medical_and_substances.yaml:89:21
    r473 = 2 if on_lithium is True else 0 if on_lithium is False else 1
    # safety:mania_acute/ask  safety/mind_in_crisis.yaml:70:7
    r475 = (
        2 if activation_on_antidepressant is True or main_problem == 'bipolar' or (nights_little_sleep_high_energy is
            not None and nights_little_sleep_high_energy >= 1)
        else 0 if activation_on_antidepressant is False and (main_problem is not None and main_problem != 'bipolar') and
            (nights_little_sleep_high_energy is not None and nights_little_sleep_high_energy < 1)
        else 1
    )
    # safety:maoi_crisis/ask  safety/medical_and_substances.yaml:235:21
    r477 = 2 if on_maoi is True else 0 if on_maoi is False else 1
    # safety:medical_red_flag/ask  safety/medical_and_substances.yaml:503:7
    r479 = (
        2 if syncope is True or sudden_severe_headache_or_bp180 is True or chest_pain_or_myocarditis_signs is True
        else 0 if syncope is False and sudden_severe_headache_or_bp180 is False and chest_pain_or_myocarditis_signs is
            False
        else 1
    )
    # safety:missed_care_risk_marker/ask  safety/suicide_and_harm.yaml:272:7
    r481 = (
        2 if missed_appointments_90d is not None and missed_appointments_90d >= 2
        else 0 if missed_appointments_90d is not None and missed_appointments_90d < 2
        else 1
    )
    # safety:nms/ask  safety/medical_and_substances.yaml:41:7
    r483 = (
        2 if antipsychotic_exposure_72h is True or rigidity is True or (ck_times_uln is not None and ck_times_uln >= 4)
        else 0 if antipsychotic_exposure_72h is False and rigidity is False and (ck_times_uln is not None and
            ck_times_uln < 4)
        else 1
    )
    # safety:opioid_no_naloxone/ask  safety/medical_and_substances.yaml:388:7
    r485 = (
        2 if main_problem == 'opioid' or (cows_score is not None and cows_score >= 5)
        else 0 if (main_problem is not None and main_problem != 'opioid') and (cows_score is not None and cows_score <
            5)
        else 1
    )
    # safety:opioid_overdose/ask  safety/medical_and_substances.yaml:374:7
    r487 = (
        2 if opioid_exposure is True or reduced_consciousness is True
        else 0 if opioid_exposure is False and reduced_consciousness is False
        else 1
    )
    # safety:opioid_withdrawal_moderate/ask  safety/medical_and_substances.yaml:518:7
    r489 = 2 if opioid_exposure is True else 0 if opioid_exposure is False else 1
    # safety:past_suicidal_behaviour_unexplored/ask  safety/suicide_and_harm.yaml:255:7
    r491 = (
        2 if hopelessness_statement is True or (days_since_suicide_attempt is not None and days_since_suicide_attempt >=
            91)
        else 0 if hopelessness_statement is False and (days_since_suicide_attempt is not None and
            days_since_suicide_attempt < 91)
        else 1
    )
    # safety:perinatal_red_flag/ask  safety/mind_in_crisis.yaml:220:7
    r493 = (
        2 if perinatal_status in ('pregnant', 'postpartum_0_12m',)
        else 0 if perinatal_status is not None and perinatal_status not in ('pregnant', 'postpartum_0_12m',)
        else 1
    )
    # safety:positive_item_unassessed/ask  safety/suicide_and_harm.yaml:111:7
    r495 = (
        2 if hopelessness_statement is True or (phq9_total is not None and phq9_total >= 15) or (epds_score is not None
            and epds_score >= 13)
        else 0 if hopelessness_statement is False and (phq9_total is not None and phq9_total < 15) and (epds_score is
            not None and epds_score < 13)
        else 1
    )
    # safety:postpartum_psychosis/ask  safety/mind_in_crisis.yaml:101:7
    r497 = (
        2 if perinatal_status == 'postpartum_0_12m'
        else 0 if perinatal_status is not None and perinatal_status != 'postpartum_0_12m'
        else 1
    )
    # safety:psychosis_command_or_unsafe/ask  safety/mind_in_crisis.yaml:18:7
    r499 = (
        2 if psychosis_present is True or acute_paranoia is True
        else 0 if psychosis_present is False and acute_paranoia is False
        else 1
    )
    # safety:psychosis_present/ask  safety/mind_in_crisis.yaml:40:7
    r501 = (
        2 if command_hallucinations_harm is True or main_problem == 'psychosis'
        else 0 if command_hallucinations_harm is False and (main_problem is not None and main_problem != 'psychosis')
        else 1
    )
    # safety:recent_attempt_or_discharge/ask  safety/suicide_and_harm.yaml:159:7
    r503 = (
        2 if cssrs_behavior_lifetime is True or cssrs_behavior_3m is True or past_involuntary_care is True
        else 0 if cssrs_behavior_lifetime is False and cssrs_behavior_3m is False and past_involuntary_care is False
        else 1
    )
    # safety:remote_location_unknown/ask  safety/people_and_home.yaml:245:21
    r505 = (
        2 if delivery in ('video', 'phone',)
        else 0 if delivery is not None and delivery not in ('video', 'phone',)
        else 1
    )
    # safety:self_harm_medical/ask  safety/suicide_and_harm.yaml:212:7
    r507 = (
        2 if main_problem == 'self_harm' or suicide_act_in_progress is True or cssrs_behavior_3m is True
        else 0 if (main_problem is not None and main_problem != 'self_harm') and suicide_act_in_progress is False and
            cssrs_behavior_3m is False
        else 1
    )
    # safety:self_harm_not_assessed/ask  safety/suicide_and_harm.yaml:144:7
    r509 = 2 if main_problem == 'self_harm' else 0 if main_problem is not None and main_problem != 'self_harm' else 1
    # safety:serious_rash/ask  safety/medical_and_substances.yaml:219:7
    r511 = 2 if fever_or_infection_signs is True else 0 if fever_or_infection_signs is False else 1
    # safety:serotonin_toxicity/ask  safety/medical_and_substances.yaml:69:7
    r513 = (
        2 if serotonergic_exposure is True or clonus_spontaneous is True or clonus_inducible is True or clonus_ocular is
            True
        else 0 if serotonergic_exposure is False and clonus_spontaneous is False and clonus_inducible is False and
            clonus_ocular is False
        else 1
    )
    # safety:suicide_act_in_progress/ask  safety/suicide_and_harm.yaml:18:7
    r515 = (
        2 if self_harm_needs_medical_care is True or cssrs_intent is True or cssrs_plan_intent is True or asq_item5_yes
            is True or cssrs_behavior_3m is True
        else 0 if self_harm_needs_medical_care is False and cssrs_intent is False and cssrs_plan_intent is False and
            asq_item5_yes is False and cssrs_behavior_3m is False
        else 1
    )
    # safety:suicide_ideation_no_intent/ask  safety/suicide_and_harm.yaml:85:7
    r517 = (
        2 if (phq9_item9 is not None and phq9_item9 >= 1) or (epds_item10 is not None and epds_item10 >= 1) or
            cssrs_wish_dead is True or hopelessness_statement is True or cssrs_behavior_lifetime is True
        else 0 if (phq9_item9 is not None and phq9_item9 < 1) and (epds_item10 is not None and epds_item10 < 1) and
            cssrs_wish_dead is False and hopelessness_statement is False and cssrs_behavior_lifetime is False
        else 1
    )
    # safety:suicide_intent_or_plan/ask  safety/suicide_and_harm.yaml:53:7
    r519 = (
        2 if (phq9_item9 is not None and phq9_item9 >= 1) or (epds_item10 is not None and epds_item10 >= 1) or
            cssrs_wish_dead is True or cssrs_active_thoughts is True or hopelessness_statement is True or
            cssrs_behavior_lifetime is True or new_agitation_or_suicidality is True or (days_since_suicide_attempt is
            not None and days_since_suicide_attempt <= 365)
        else 0 if (phq9_item9 is not None and phq9_item9 < 1) and (epds_item10 is not None and epds_item10 < 1) and
            cssrs_wish_dead is False and cssrs_active_thoughts is False and hopelessness_statement is False and
            cssrs_behavior_lifetime is False and new_agitation_or_suicidality is False and (days_since_suicide_attempt
            is not None and days_since_suicide_attempt > 365)
        else 1
    )
    # safety:trafficking/ask  safety/people_and_home.yaml:182:7
    r822 = (
        0 if partner_controls_access is False or immigration_or_records_fear is False
        else 2 if partner_controls_access is True and immigration_or_records_fear is True
        else 1
    )
    r521 = 2 if r822 == 2 else 0 if r822 == 0 else 1
    # safety:trauma_work_danger_present/ask  safety/people_and_home.yaml:231:7
    r523 = (
        2 if fear_of_partner is True or ipv_screen == 'positive' or trauma_focused_treatment_wanted == 'wanted'
        else 0 if fear_of_partner is False and (ipv_screen is not None and ipv_screen != 'positive') and
            (trauma_focused_treatment_wanted is not None and trauma_focused_treatment_wanted != 'wanted')
        else 1
    )
    # safety:unreachable_with_risk/ask  safety/suicide_and_harm.yaml:184:7
    r525 = (
        2 if (days_since_suicide_attempt is not None and days_since_suicide_attempt <= 90) or cssrs_active_thoughts is
            True or (days_since_psychiatric_discharge is not None and days_since_psychiatric_discharge <= 7) or
            psychosis_acute_unsafe is True or (cannot_be_contacted_days is not None and cannot_be_contacted_days >= 1)
        else 0 if (days_since_suicide_attempt is not None and days_since_suicide_attempt > 90) and cssrs_active_thoughts
            is False and (days_since_psychiatric_discharge is not None and days_since_psychiatric_discharge > 7) and
            psychosis_acute_unsafe is False and (cannot_be_contacted_days is not None and cannot_be_contacted_days < 1)
        else 1
    )
    # safety:valproate_pregnancy_potential/ask  safety/medical_and_substances.yaml:260:21
    r527 = 2 if on_valproate is True else 0 if on_valproate is False else 1
    # safety:violence_threat_identifiable/ask  safety/suicide_and_harm.yaml:232:7
    r529 = (
        2 if command_hallucinations_harm is True or weapon_access is True or threat_identifiable_person is True
        else 0 if command_hallucinations_harm is False and weapon_access is False and threat_identifiable_person is
            False
        else 1
    )
    # safety:vulnerable_adult_abuse/ask  safety/people_and_home.yaml:155:7
    r823 = (
        0 if intellectual_disability is False or partner_controls_access is False
        else 2 if intellectual_disability is True and partner_controls_access is True
        else 1
    )
    r531 = (
        2 if family_member_suspected_abuser is True or r823 == 2
        else 0 if family_member_suspected_abuser is False and r823 == 0
        else 1
    )
    # safety:wernicke/ask  safety/medical_and_substances.yaml:331:7
    r533 = (
        2 if (audit_score is not None and audit_score >= 16) or main_problem == 'alcohol' or
            restrictive_eating_or_purging is True
        else 0 if (audit_score is not None and audit_score < 16) and (main_problem is not None and main_problem !=
            'alcohol') and restrictive_eating_or_purging is False
        else 1
    )
    # safety:wish_to_be_dead_not_asked_about/ask  safety/suicide_and_harm.yaml:126:7
    r535 = 2 if hopelessness_statement is True else 0 if hopelessness_statement is False else 1
    # safety:worsening_ask_about_safety/ask  safety/suicide_and_harm.yaml:333:7
    r537 = (
        2 if client_says_not_helping is True or asc_life_events_flag is True
        else 0 if client_says_not_helping is False and asc_life_events_flag is False
        else 1
    )
    any_emergency = max([r414, r422, r432, r436, r438, r440, r446, r450, r452, r462, r468, r472, r476, r478, r482, r486, r496, r498, r506, r510, r512, r514, r518, r528, r532], default=0)
    # intervention:act_on_unread_result/when  interventions/life_and_care_around.yaml:162:11
    r538 = (
        0 if unread_result_waiting is False or any_emergency == 2
        else 2 if unread_result_waiting is True and not any_emergency == 2
        else 1
    )
    # intervention:act_on_unread_result/only_if  interventions/life_and_care_around.yaml:163:14
    r539 = 2 if unread_result_waiting is True else 0 if unread_result_waiting is False else 1
    # intervention:appointment_reminders_two_way/caution-1  interventions/access_and_needs.yaml:64:9
    r540 = 2 if contact_channel_shared is True else 0 if contact_channel_shared is False else 1
    any_possible = max([2 if p0 >= 2 else 0 if u0 < 2 else 1, 2 if p1 >= 2 else 0 if u1 < 2 else 1, 2 if p2 >= 2 else 0 if u2 < 2 else 1, 2 if p3 >= 2 else 0 if u3 < 2 else 1, 2 if p4 >= 2 else 0 if u4 < 2 else 1, 2 if p5 >= 2 else 0 if u5 < 2 else 1, 2 if p6 >= 2 else 0 if u6 < 2 else 1, 2 if p7 >= 2 else 0 if u7 < 2 else 1, 2 if p8 >= 2 else 0 if u8 < 2 else 1, 2 if p9 >= 2 else 0 if u9 < 2 else 1, 2 if p10 >= 2 else 0 if u10 < 2 else 1, 2 if p11 >= 2 else 0 if u11 < 2 else 1, 2 if p12 >= 2 else 0 if u12 < 2 else 1, 2 if p13 >= 2 else 0 if u13 < 2 else 1, 2 if p14 >= 2 else 0 if u14 < 2 else 1, 2 if p15 >= 2 else 0 if u15 < 2 else 1, 2 if p16 >= 2 else 0 if u16 < 2 else 1, 2 if p17 >= 2 else 0 if u17 < 2 else 1, 2 if p18 >= 2 else 0 if u18 < 2 else 1, 2 if p19 >= 2 else 0 if u19 < 2 else 1, 2 if p20 >= 2 else 0 if u20 < 2 else 1, 2 if p21 >= 2 else 0 if u21 < 2 else 1, 2 if p22 >= 2 else 0 if u22 < 2 else 1, 2 if p23 >= 2 else 0 if u23 < 2 else 1, 2 if p24 >= 2 else 0 if u24 < 2 else 1, 2 if p25 >= 2 else 0 if u25 < 2 else 1, 2 if p26 >= 2 else 0 if u26 < 2 else 1, 2 if p27 >= 2 else 0 if u27 < 2 else 1, 2 if p28 >= 2 else 0 if u28 < 2 else 1, 2 if p29 >= 2 else 0 if u29 < 2 else 1, 2 if p30 >= 2 else 0 if u30 < 2 else 1, 2 if p31 >= 2 else 0 if u31 < 2 else 1, 2 if p32 >= 2 else 0 if u32 < 2 else 1, 2 if p33 >= 2 else 0 if u33 < 2 else 1, 2 if p34 >= 2 else 0 if u34 < 2 else 1, 2 if p35 >= 2 else 0 if u35 < 2 else 1, 2 if p36 >= 2 else 0 if u36 < 2 else 1, 2 if p37 >= 2 else 0 if u37 < 2 else 1, 2 if p38 >= 2 else 0 if u38 < 2 else 1, 2 if p39 >= 2 else 0 if u39 < 2 else 1, 2 if p40 >= 2 else 0 if u40 < 2 else 1, 2 if p41 >= 2 else 0 if u41 < 2 else 1, 2 if p42 >= 2 else 0 if u42 < 2 else 1, 2 if p43 >= 2 else 0 if u43 < 2 else 1, 2 if p44 >= 2 else 0 if u44 < 2 else 1, 2 if p45 >= 2 else 0 if u45 < 2 else 1, 2 if p46 >= 2 else 0 if u46 < 2 else 1, 2 if p47 >= 2 else 0 if u47 < 2 else 1, 2 if p48 >= 2 else 0 if u48 < 2 else 1, 2 if p49 >= 2 else 0 if u49 < 2 else 1, 2 if p50 >= 2 else 0 if u50 < 2 else 1, 2 if p51 >= 2 else 0 if u51 < 2 else 1, 2 if p52 >= 2 else 0 if u52 < 2 else 1, 2 if p53 >= 2 else 0 if u53 < 2 else 1, 2 if p54 >= 2 else 0 if u54 < 2 else 1, 2 if p55 >= 2 else 0 if u55 < 2 else 1, 2 if p56 >= 2 else 0 if u56 < 2 else 1, 2 if p57 >= 2 else 0 if u57 < 2 else 1, 2 if p58 >= 2 else 0 if u58 < 2 else 1, 2 if p59 >= 2 else 0 if u59 < 2 else 1, 2 if p60 >= 2 else 0 if u60 < 2 else 1, 2 if p61 >= 2 else 0 if u61 < 2 else 1, 2 if p62 >= 2 else 0 if u62 < 2 else 1, 2 if p63 >= 2 else 0 if u63 < 2 else 1, 2 if p64 >= 2 else 0 if u64 < 2 else 1, 2 if p65 >= 2 else 0 if u65 < 2 else 1, 2 if p66 >= 2 else 0 if u66 < 2 else 1, 2 if p67 >= 2 else 0 if u67 < 2 else 1, 2 if p68 >= 2 else 0 if u68 < 2 else 1, 2 if p69 >= 2 else 0 if u69 < 2 else 1, 2 if p70 >= 2 else 0 if u70 < 2 else 1, 2 if p71 >= 2 else 0 if u71 < 2 else 1, 2 if p72 >= 2 else 0 if u72 < 2 else 1, 2 if p73 >= 2 else 0 if u73 < 2 else 1, 2 if p74 >= 2 else 0 if u74 < 2 else 1, 2 if p75 >= 2 else 0 if u75 < 2 else 1, 2 if p76 >= 2 else 0 if u76 < 2 else 1, 2 if p77 >= 2 else 0 if u77 < 2 else 1, 2 if p78 >= 2 else 0 if u78 < 2 else 1, 2 if p79 >= 2 else 0 if u79 < 2 else 1, 2 if p80 >= 2 else 0 if u80 < 2 else 1, 2 if p81 >= 2 else 0 if u81 < 2 else 1, 2 if p82 >= 2 else 0 if u82 < 2 else 1, 2 if p83 >= 2 else 0 if u83 < 2 else 1, 2 if p84 >= 2 else 0 if u84 < 2 else 1, 2 if p85 >= 2 else 0 if u85 < 2 else 1, 2 if p86 >= 2 else 0 if u86 < 2 else 1, 2 if p87 >= 2 else 0 if u87 < 2 else 1, 2 if p88 >= 2 else 0 if u88 < 2 else 1, 2 if p89 >= 2 else 0 if u89 < 2 else 1, 2 if p90 >= 2 else 0 if u90 < 2 else 1, 2 if p91 >= 2 else 0 if u91 < 2 else 1, 2 if p92 >= 2 else 0 if u92 < 2 else 1, 2 if p93 >= 2 else 0 if u93 < 2 else 1, 2 if p94 >= 2 else 0 if u94 < 2 else 1, 2 if p95 >= 2 else 0 if u95 < 2 else 1, 2 if p96 >= 2 else 0 if u96 < 2 else 1, 2 if p97 >= 2 else 0 if u97 < 2 else 1, 2 if p98 >= 2 else 0 if u98 < 2 else 1, 2 if p99 >= 2 else 0 if u99 < 2 else 1], default=0)
    # intervention:ask_barriers_directly/when  interventions/review_and_feedback.yaml:204:7
    r541 = (
        0 if any_possible == 2 or (goal_progress_reported is True or satisfied_with_current_care is True or m24 == 2) or
            any_same_day == 2 or declines_offered_treatment is True or (planned_sessions is not None and
            planned_sessions <= 1) or says_nothing_in_the_way is True
        else 2 if not any_possible == 2 and (not (goal_progress_reported is True or satisfied_with_current_care is True
            or m24 == 2)) and not any_same_day == 2 and not declines_offered_treatment is True and (not
            (planned_sessions is not None and planned_sessions <= 1)) and not says_nothing_in_the_way is True
        else 1
    )
    # intervention:assertive_outreach_team/only_if  interventions/coordination_outreach.yaml:209:14
    r542 = (
        2 if main_problem in ('psychosis', 'bipolar',) or housing_status == 'homeless'
        else 0 if (main_problem is not None and main_problem not in ('psychosis', 'bipolar',)) and (housing_status is
            not None and housing_status != 'homeless')
        else 1
    )
    # intervention:autism_adapted_care/only_if  interventions/adaptation.yaml:14:14
    r543 = (
        2 if autism_known is True or (aq10_score is not None and aq10_score >= 6) or sensory_distress_in_care is True
        else 0 if autism_known is False and (aq10_score is not None and aq10_score < 6) and sensory_distress_in_care is
            False
        else 1
    )
    # intervention:balanced_conjoint_alliance/only_if  interventions/treatments.yaml:15:14
    r544 = (
        2 if fact_format in ('couple', 'family',)
        else 0 if fact_format is not None and fact_format not in ('couple', 'family',)
        else 1
    )
    # intervention:behavioural_activation/only_if  interventions/treatments.yaml:154:14
    r545 = (
        2 if main_problem in ('depression', 'perinatal_depression',)
        else 0 if main_problem is not None and main_problem not in ('depression', 'perinatal_depression',)
        else 1
    )
    # intervention:bipolar_specialist_review/only_if  interventions/review_and_feedback.yaml:290:7
    r546 = (
        2 if (mdq_symptoms is not None and mdq_symptoms >= 7) or activation_on_antidepressant is True or mania_signs is
            True or r474 == 2
        else 0 if (mdq_symptoms is not None and mdq_symptoms < 7) and activation_on_antidepressant is False and
            mania_signs is False and not r474 == 2
        else 1
    )
    # intervention:carer_support/only_if  interventions/coordination_outreach.yaml:228:14
    r547 = 2 if not fact_format == 'couple' else 0
    # intervention:cbt_i/only_if  interventions/treatments.yaml:91:14
    r548 = 2 if isi_score is not None and isi_score >= 15 else 0 if isi_score is not None and isi_score < 15 else 1
    # intervention:cbt_i/caution-1  interventions/treatments.yaml:93:9
    r549 = 2 if night_shifts is True else 0 if night_shifts is False else 1
    # intervention:celebrate_progress/when  interventions/first_contact_and_wellbeing.yaml:105:7
    r824 = (
        2 if goal_progress_reported is True or satisfied_with_current_care is True or client_reports_enough_progress is
            True or m24 == 2
        else 0 if goal_progress_reported is False and satisfied_with_current_care is False and
            client_reports_enough_progress is False and m24 == 0
        else 1
    )
    r550 = (
        0 if r824 == 0 or any_likely == 2 or wants_change_of_plan is True or any_this_week == 2
        else 2 if r824 == 2 and not any_likely == 2 and not wants_change_of_plan is True and not any_this_week == 2
        else 1
    )
    # intervention:celebrate_progress/not_if-1  interventions/first_contact_and_wellbeing.yaml:115:9
    r551 = 2 if m29 == 2 else 0 if m29 == 0 else 1
    # intervention:change_planning/not_if-1  interventions/motivation_goals_pace.yaml:170:9
    r552 = (
        2 if soc_stage in ('precontemplation', 'contemplation',)
        else 0 if soc_stage is not None and soc_stage not in ('precontemplation', 'contemplation',)
        else 1
    )
    # intervention:clozapine_or_specialist_referral/when  interventions/medicines.yaml:177:11
    r553 = (
        0 if (main_problem is not None and main_problem != 'psychosis') or (adequate_antipsychotic_trials is not None
            and adequate_antipsychotic_trials < 2) or no_meaningful_improvement is False
        else 2 if main_problem == 'psychosis' and (adequate_antipsychotic_trials is not None and
            adequate_antipsychotic_trials >= 2) and no_meaningful_improvement is True
        else 1
    )
    # intervention:clozapine_or_specialist_referral/only_if  interventions/medicines.yaml:178:14
    r554 = (
        0 if (main_problem is not None and main_problem != 'psychosis') or (adequate_antipsychotic_trials is not None
            and adequate_antipsychotic_trials < 2)
        else 2 if main_problem == 'psychosis' and (adequate_antipsychotic_trials is not None and
            adequate_antipsychotic_trials >= 2)
        else 1
    )
    # intervention:collaborative_care/only_if  interventions/coordination_outreach.yaml:189:14
    r555 = (
        2 if main_problem in ('depression', 'gad', 'panic', 'perinatal_depression',)
        else 0 if main_problem is not None and main_problem not in ('depression', 'gad', 'panic',
            'perinatal_depression',)
        else 1
    )
    # intervention:confidence_building/only_if  interventions/motivation_goals_pace.yaml:227:14
    r556 = (
        2 if soc_stage is None or soc_stage in ('contemplation', 'preparation', 'action',)
        else 0 if soc_stage is not None and (soc_stage is not None and soc_stage not in ('contemplation', 'preparation',
            'action',))
        else 1
    )
    # intervention:contingency_management/only_if  interventions/treatments.yaml:69:14
    r557 = (
        2 if main_problem in ('stimulant', 'opioid',)
        else 0 if main_problem is not None and main_problem not in ('stimulant', 'opioid',)
        else 1
    )
    # intervention:creative_arts_option/only_if  interventions/treatments.yaml:321:14
    r558 = (
        0 if preferred_modality is None or (preferred_modality is not None and preferred_modality != 'creative')
        else 2 if preferred_modality is not None and preferred_modality == 'creative'
        else 1
    )
    # intervention:daily_balance_plan/not_if-1  interventions/first_contact_and_wellbeing.yaml:252:9
    r559 = 2 if r474 == 2 else 0 if r474 == 0 else 1
    # intervention:daily_balance_plan/not_if-2  interventions/first_contact_and_wellbeing.yaml:253:9
    r560 = 2 if r450 == 2 or r452 == 2 else 0 if r450 == 0 and r452 == 0 else 1
    # intervention:dbt_mbt_pathway/only_if  interventions/treatments.yaml:367:14
    r561 = (
        2 if main_problem in ('bpd', 'self_harm',)
        else 0 if main_problem is not None and main_problem not in ('bpd', 'self_harm',)
        else 1
    )
    # intervention:driving_safety_advice/caution-1  interventions/life_and_care_around.yaml:104:9
    r562 = 2 if job_involves_driving is True else 0 if job_involves_driving is False else 1
    # intervention:erp_pathway/when  interventions/treatments.yaml:386:11
    r563 = (
        0 if (main_problem is not None and main_problem != 'ocd') or r17 == 0
        else 2 if main_problem == 'ocd' and r17 == 2
        else 1
    )
    # intervention:erp_pathway/only_if  interventions/treatments.yaml:387:14
    r564 = (
        2 if (oci_r_score is not None and oci_r_score >= 21) or main_problem == 'ocd'
        else 0 if (oci_r_score is not None and oci_r_score < 21) and (main_problem is not None and main_problem !=
            'ocd')
        else 1
    )
    # intervention:erp_pathway/caution-3  interventions/treatments.yaml:391:9
    r565 = (
        2 if exposure_tried_before == 'full_course'
        else 0 if exposure_tried_before is not None and exposure_tried_before != 'full_course'
        else 1
    )
    # intervention:exercise_support/only_if  interventions/treatments.yaml:175:14
    r566 = (
        2 if main_problem in ('depression', 'perinatal_depression', 'chronic_pain',)
        else 0 if main_problem is not None and main_problem not in ('depression', 'perinatal_depression',
            'chronic_pain',)
        else 1
    )
    # intervention:explain_confidentiality/only_if  interventions/relationship_and_trust.yaml:139:7
    r567 = (
        2 if not confidentiality_limits_explained is True or (confidentiality_concern is True or fear_forced_treatment
            is True or fear_child_removal is True or immigration_or_records_fear is True or
            minor_requests_confidentiality is True or mandated is True)
        else 0 if confidentiality_limits_explained is True and (not (confidentiality_concern is True or
            fear_forced_treatment is True or fear_child_removal is True or immigration_or_records_fear is True or
            minor_requests_confidentiality is True or mandated is True))
        else 1
    )
    # intervention:explain_intrusive_thoughts_to_parents/when  interventions/life_and_care_around.yaml:84:11
    r568 = (
        0 if (infant_harm_thoughts is not None and infant_harm_thoughts != 'intrusive_unwanted') or any_emergency == 2
        else 2 if infant_harm_thoughts == 'intrusive_unwanted' and not any_emergency == 2
        else 1
    )
    # intervention:explain_intrusive_thoughts_to_parents/only_if  interventions/life_and_care_around.yaml:85:14
    r569 = (
        2 if infant_harm_thoughts == 'intrusive_unwanted'
        else 0 if infant_harm_thoughts is not None and infant_harm_thoughts != 'intrusive_unwanted'
        else 1
    )
    # intervention:faith_spiritual_integration/only_if  interventions/communication_culture.yaml:196:14
    r570 = (
        2 if prefers_faith_or_traditional is True or preferred_modality == 'spiritual'
        else 0 if prefers_faith_or_traditional is False and (preferred_modality is not None and preferred_modality !=
            'spiritual')
        else 1
    )
    # intervention:first_contact_engagement_call/only_if  interventions/access_and_needs.yaml:85:14
    r571 = 2 if not (session_number is not None and session_number >= 2) else 0
    # intervention:four_r_orientation/when  interventions/first_contact_and_wellbeing.yaml:171:11
    r572 = (
        0 if (session_number is not None and session_number > 2) or any_emergency == 2
        else 2 if (session_number is not None and session_number <= 2) and not any_emergency == 2
        else 1
    )
    # intervention:four_r_orientation/only_if  interventions/first_contact_and_wellbeing.yaml:172:14
    r573 = (
        2 if session_number is not None and session_number <= 2
        else 0 if session_number is not None and session_number > 2
        else 1
    )
    # intervention:graded_challenge/when  interventions/motivation_goals_pace.yaml:496:11
    r574 = (
        0 if challenge_planned is False or any_emergency == 2
        else 2 if challenge_planned is True and not any_emergency == 2
        else 1
    )
    # intervention:graded_challenge/only_if  interventions/motivation_goals_pace.yaml:498:7
    r825 = (
        2 if soc_stage is None or soc_stage in ('contemplation', 'preparation', 'action',)
        else 0 if soc_stage is not None and (soc_stage is not None and soc_stage not in ('contemplation', 'preparation',
            'action',))
        else 1
    )
    r575 = (
        0 if permission_for_challenge is False or r825 == 0
        else 2 if permission_for_challenge is True and r825 == 2
        else 1
    )
    # intervention:graded_challenge/not_if-1  interventions/motivation_goals_pace.yaml:502:9
    r576 = 2 if opposes_direct_suggestions is True else 0 if opposes_direct_suggestions is False else 1
    # intervention:graded_challenge/not_if-2  interventions/motivation_goals_pace.yaml:503:9
    r577 = (
        2 if soc_stage == 'precontemplation'
        else 0 if soc_stage is not None and soc_stage != 'precontemplation'
        else 1
    )
    # intervention:group_option_with_preparation/only_if  interventions/treatments.yaml:274:9
    r826 = (
        0 if preferred_modality is None or (preferred_modality is not None and preferred_modality != 'group')
        else 2 if preferred_modality is not None and preferred_modality == 'group'
        else 1
    )
    r827 = (
        0 if ucla3_score is None or (ucla3_score is not None and ucla3_score < 6)
        else 2 if ucla3_score is not None and (ucla3_score is not None and ucla3_score >= 6)
        else 1
    )
    r578 = 2 if r826 == 2 or r827 == 2 else 0 if r826 == 0 and r827 == 0 else 1
    # intervention:guided_digital_cbt/only_if  interventions/treatments.yaml:197:7
    r579 = (
        0 if (main_problem is not None and main_problem not in ('depression', 'gad', 'panic', 'social_anxiety', 'ptsd',
            'insomnia', 'bulimia_bed', 'perinatal_depression',)) or internet_adequate is False or digital_confidence ==
            'none' or suicide_risk_conversation_done is False
        else 2 if main_problem in ('depression', 'gad', 'panic', 'social_anxiety', 'ptsd', 'insomnia', 'bulimia_bed',
            'perinatal_depression',) and not internet_adequate is False and not digital_confidence == 'none' and
            suicide_risk_conversation_done is True
        else 1
    )
    # intervention:homework_codesign/not_if-1  interventions/motivation_goals_pace.yaml:406:9
    r580 = (
        2 if soc_stage in ('precontemplation', 'contemplation',)
        else 0 if soc_stage is not None and soc_stage not in ('precontemplation', 'contemplation',)
        else 1
    )
    # intervention:homework_codesign/not_if-2  interventions/motivation_goals_pace.yaml:407:9
    r581 = 2 if opposes_direct_suggestions is True else 0 if opposes_direct_suggestions is False else 1
    # intervention:honest_hope/caution-1  interventions/motivation_goals_pace.yaml:258:9
    r582 = 2 if hopelessness_statement is True else 0 if hopelessness_statement is False else 1
    # intervention:housing_first_link/only_if  interventions/access_and_needs.yaml:296:14
    r583 = (
        2 if housing_status in ('homeless', 'unstable', 'unsafe',)
        else 0 if housing_status is not None and housing_status not in ('homeless', 'unstable', 'unsafe',)
        else 1
    )
    # intervention:impactful_first_session/when  interventions/first_contact_and_wellbeing.yaml:16:11
    r584 = (
        0 if (session_number is not None and session_number > 1) or any_emergency == 2
        else 2 if (session_number is not None and session_number <= 1) and not any_emergency == 2
        else 1
    )
    # intervention:impactful_first_session/only_if  interventions/first_contact_and_wellbeing.yaml:17:14
    r585 = (
        2 if session_number is not None and session_number <= 1
        else 0 if session_number is not None and session_number > 1
        else 1
    )
    # intervention:impactful_first_session/not_if-1  interventions/first_contact_and_wellbeing.yaml:19:9
    r586 = 2 if clinician_change_recent is True else 0 if clinician_change_recent is False else 1
    # intervention:integrated_substance_care/only_if  interventions/treatments.yaml:47:7
    r828 = (
        0 if audit_score is None or (audit_score is not None and audit_score < 8)
        else 2 if audit_score is not None and (audit_score is not None and audit_score >= 8)
        else 1
    )
    r829 = (
        0 if dast10_score is None or (dast10_score is not None and dast10_score < 3)
        else 2 if dast10_score is not None and (dast10_score is not None and dast10_score >= 3)
        else 1
    )
    r830 = (
        0 if main_problem is None or (main_problem is not None and main_problem not in ('alcohol', 'opioid',
            'stimulant',))
        else 2 if main_problem is not None and main_problem in ('alcohol', 'opioid', 'stimulant',)
        else 1
    )
    r587 = (
        2 if r828 == 2 or r829 == 2 or r830 == 2 or r488 == 2
        else 0 if r828 == 0 and r829 == 0 and r830 == 0 and not r488 == 2
        else 1
    )
    # intervention:ipv_private_safety_support/caution-1  interventions/safety_responses.yaml:166:9
    r588 = (
        2 if children_at_home is not None and children_at_home >= 1
        else 0 if children_at_home is not None and children_at_home < 1
        else 1
    )
    # intervention:keep_going_change_nothing/when  interventions/life_and_care_around.yaml:12:7
    r831 = (
        2 if measures_improving is True or goal_progress_reported is True or satisfied_with_current_care is True or r23
            == 2
        else 0 if measures_improving is False and goal_progress_reported is False and satisfied_with_current_care is
            False and r23 == 0
        else 1
    )
    r589 = (
        0 if r831 == 0 or client_wants_to_stop is True or any_likely == 2 or wants_change_of_plan is True or m29 == 2 or
            any_this_week == 2
        else 2 if r831 == 2 and not client_wants_to_stop is True and not any_likely == 2 and not wants_change_of_plan is
            True and not m29 == 2 and not any_this_week == 2
        else 1
    )
    # intervention:legal_and_asylum_support/when  interventions/life_and_care_around.yaml:238:11
    r590 = (
        0 if legal_or_asylum_matter_open is False or any_emergency == 2
        else 2 if legal_or_asylum_matter_open is True and not any_emergency == 2
        else 1
    )
    # intervention:legal_and_asylum_support/only_if  interventions/life_and_care_around.yaml:239:14
    r591 = 2 if legal_or_asylum_matter_open is True else 0 if legal_or_asylum_matter_open is False else 1
    # intervention:low_cost_medication_plan/only_if  interventions/medicines.yaml:13:14
    r592 = 2 if rx_unfilled_due_to_cost is True else 0 if rx_unfilled_due_to_cost is False else 1
    # intervention:low_directive_stance/not_if-1  interventions/relationship_and_trust.yaml:453:9
    r593 = 2 if asks_for_more_direction is True else 0 if asks_for_more_direction is False else 1
    # intervention:mandated_stance/only_if  interventions/relationship_and_trust.yaml:336:7
    r594 = (
        2 if mandated is True or perceived_coercion is True or referral_source in ('court', 'probation',
            'child_protection', 'employer',)
        else 0 if mandated is False and perceived_coercion is False and (referral_source is not None and referral_source
            not in ('court', 'probation', 'child_protection', 'employer',))
        else 1
    )
    # intervention:mi_evocation/only_if  interventions/motivation_goals_pace.yaml:70:14
    r832 = (
        2 if soc_stage is None or soc_stage in ('precontemplation', 'contemplation',)
        else 0 if soc_stage is not None and (soc_stage is not None and soc_stage not in ('precontemplation',
            'contemplation',))
        else 1
    )
    r595 = 0 if change_target_named is False or r832 == 0 else 2 if change_target_named is True and r832 == 2 else 1
    # intervention:mi_evocation/not_if-1  interventions/motivation_goals_pace.yaml:73:9
    r596 = 2 if decision_made is True else 0 if decision_made is False else 1
    # intervention:mi_evocation/not_if-2  interventions/motivation_goals_pace.yaml:74:9
    r597 = 2 if clinician_neutrality_required is True else 0 if clinician_neutrality_required is False else 1
    # intervention:mi_prelude/only_if  interventions/motivation_goals_pace.yaml:106:14
    r598 = 0 if change_target_named is False or r832 == 0 else 2 if change_target_named is True and r832 == 2 else 1
    # intervention:mi_prelude/not_if-1  interventions/motivation_goals_pace.yaml:109:9
    r599 = 2 if decision_made is True else 0 if decision_made is False else 1
    # intervention:neuromodulation_specialist_referral/when  interventions/treatments.yaml:409:7
    r833 = (
        0 if (main_problem is not None and main_problem != 'depression') or (adequate_antidepressant_trials is not None
            and adequate_antidepressant_trials < 2) or no_meaningful_improvement is False
        else 2 if main_problem == 'depression' and (adequate_antidepressant_trials is not None and
            adequate_antidepressant_trials >= 2) and no_meaningful_improvement is True
        else 1
    )
    r834 = (
        0 if (main_problem is not None and main_problem != 'depression') or psychosis_present is False
        else 2 if main_problem == 'depression' and psychosis_present is True
        else 1
    )
    r600 = 2 if r833 == 2 or r834 == 2 else 0 if r833 == 0 and r834 == 0 else 1
    # intervention:neuromodulation_specialist_referral/only_if  interventions/treatments.yaml:413:7
    r835 = (
        0 if diagnosis_reviewed_after_nonresponse is None or diagnosis_reviewed_after_nonresponse is False or (p24 >= 4
            or p88 >= 4 or p56 >= 4)
        else 2 if diagnosis_reviewed_after_nonresponse is not None and diagnosis_reviewed_after_nonresponse is True and
            (not (p24 >= 4 or p88 >= 4 or p56 >= 4))
        else 1
    )
    r836 = (
        0 if psychosis_present is None or psychosis_present is False or (main_problem is not None and main_problem !=
            'depression')
        else 2 if psychosis_present is not None and psychosis_present is True and main_problem == 'depression'
        else 1
    )
    r837 = (
        0 if bfcsi_count is None or (bfcsi_count is not None and bfcsi_count < 2)
        else 2 if bfcsi_count is not None and (bfcsi_count is not None and bfcsi_count >= 2)
        else 1
    )
    r601 = 2 if r835 == 2 or r836 == 2 or r837 == 2 else 0 if r835 == 0 and r836 == 0 and r837 == 0 else 1
    # intervention:neuromodulation_specialist_referral/caution-1  interventions/treatments.yaml:425:9
    r602 = 2 if p24 >= 4 or p88 >= 4 or p56 >= 4 else 0 if u24 < 4 and u88 < 4 and u56 < 4 else 1
    # intervention:neutral_decisional_balance/when  interventions/motivation_goals_pace.yaml:140:11
    r603 = 2 if clinician_neutrality_required is True else 0 if clinician_neutrality_required is False else 1
    # intervention:neutral_decisional_balance/only_if  interventions/motivation_goals_pace.yaml:142:7
    r838 = (
        2 if clinician_neutrality_required is True or decision_made is True
        else 0 if clinician_neutrality_required is False and decision_made is False
        else 1
    )
    r839 = (
        2 if soc_stage is None or soc_stage in ('contemplation', 'preparation',)
        else 0 if soc_stage is not None and (soc_stage is not None and soc_stage not in ('contemplation',
            'preparation',))
        else 1
    )
    r604 = 0 if r838 == 0 or r839 == 0 else 2 if r838 == 2 and r839 == 2 else 1
    # intervention:offer_lai_as_choice/only_if  interventions/medicines.yaml:121:14
    r605 = (
        2 if main_problem in ('psychosis', 'bipolar',)
        else 0 if main_problem is not None and main_problem not in ('psychosis', 'bipolar',)
        else 1
    )
    # intervention:offer_lai_as_choice/not_if-1  interventions/medicines.yaml:123:9
    r606 = (
        2 if declines_offered_treatment is True or perceived_coercion is True or fear_forced_treatment is True
        else 0 if declines_offered_treatment is False and perceived_coercion is False and fear_forced_treatment is False
        else 1
    )
    # intervention:open_door_no_punitive_discharge/when  interventions/coordination_outreach.yaml:103:11
    r607 = 0 if r480 == 0 or any_emergency == 2 else 2 if r480 == 2 and not any_emergency == 2 else 1
    # intervention:options_adhd_adult/when  modality/options.yaml:744:11
    r608 = (
        0 if (main_problem is not None and main_problem != 'adhd') or r17 == 0
        else 2 if main_problem == 'adhd' and r17 == 2
        else 1
    )
    # intervention:options_alcohol/when  modality/options.yaml:567:11
    r609 = (
        0 if (main_problem is not None and main_problem != 'alcohol') or r17 == 0
        else 2 if main_problem == 'alcohol' and r17 == 2
        else 1
    )
    # intervention:options_anorexia/when  modality/options.yaml:444:11
    r610 = (
        0 if (main_problem is not None and main_problem != 'anorexia') or r17 == 0
        else 2 if main_problem == 'anorexia' and r17 == 2
        else 1
    )
    # intervention:options_autistic_distress/when  modality/options.yaml:715:11
    r840 = (
        2 if autism_known is True or (aq10_score is not None and aq10_score >= 6)
        else 0 if autism_known is False and (aq10_score is not None and aq10_score < 6)
        else 1
    )
    r611 = 0 if r840 == 0 or r17 == 0 else 2 if r840 == 2 and r17 == 2 else 1
    # intervention:options_bipolar_depression/when  modality/options.yaml:164:11
    r612 = (
        0 if (main_problem is not None and main_problem != 'bipolar') or r17 == 0
        else 2 if main_problem == 'bipolar' and r17 == 2
        else 1
    )
    # intervention:options_bpd/when  modality/options.yaml:414:11
    r613 = (
        0 if (main_problem is not None and main_problem != 'bpd') or r17 == 0
        else 2 if main_problem == 'bpd' and r17 == 2
        else 1
    )
    # intervention:options_bulimia_bed/when  modality/options.yaml:473:11
    r614 = (
        0 if (main_problem is not None and main_problem != 'bulimia_bed') or r17 == 0
        else 2 if main_problem == 'bulimia_bed' and r17 == 2
        else 1
    )
    # intervention:options_chronic_pain/when  modality/options.yaml:538:11
    r615 = (
        0 if (main_problem is not None and main_problem != 'chronic_pain') or r17 == 0
        else 2 if main_problem == 'chronic_pain' and r17 == 2
        else 1
    )
    # intervention:options_complex_trauma/when  modality/options.yaml:348:7
    r841 = (
        2 if dissociation_in_session is True or (therapy_sessions_model_specific is not None and
            therapy_sessions_model_specific >= 8)
        else 0 if dissociation_in_session is False and (therapy_sessions_model_specific is not None and
            therapy_sessions_model_specific < 8)
        else 1
    )
    r616 = (
        0 if (main_problem is not None and main_problem != 'ptsd') or r841 == 0 or r17 == 0
        else 2 if main_problem == 'ptsd' and r841 == 2 and r17 == 2
        else 1
    )
    # intervention:options_depression_less_severe/when  modality/options.yaml:17:11
    r617 = (
        0 if (main_problem is not None and main_problem != 'depression') or (phq9_total is not None and phq9_total >=
            16) or r17 == 0
        else 2 if main_problem == 'depression' and (phq9_total is not None and phq9_total < 16) and r17 == 2
        else 1
    )
    # intervention:options_depression_more_severe/when  modality/options.yaml:51:11
    r618 = (
        0 if (main_problem is not None and main_problem != 'depression') or (phq9_total is not None and phq9_total < 16)
            or r17 == 0
        else 2 if main_problem == 'depression' and (phq9_total is not None and phq9_total >= 16) and r17 == 2
        else 1
    )
    # intervention:options_depression_persistent_multiple/when  modality/options.yaml:86:7
    r842 = (
        2 if (adequate_antidepressant_trials is not None and adequate_antidepressant_trials >= 2) or
            (modalities_tried_adequately is not None and modalities_tried_adequately >= 2)
        else 0 if (adequate_antidepressant_trials is not None and adequate_antidepressant_trials < 2) and
            (modalities_tried_adequately is not None and modalities_tried_adequately < 2)
        else 1
    )
    r619 = (
        0 if (main_problem is not None and main_problem != 'depression') or r842 == 0 or r17 == 0
        else 2 if main_problem == 'depression' and r842 == 2 and r17 == 2
        else 1
    )
    # intervention:options_depression_psychotic/when  modality/options.yaml:132:11
    r620 = (
        0 if (main_problem is not None and main_problem != 'depression') or psychosis_present is False or r17 == 0
        else 2 if main_problem == 'depression' and psychosis_present is True and r17 == 2
        else 1
    )
    # intervention:options_gad/when  modality/options.yaml:193:11
    r621 = (
        0 if (main_problem is not None and main_problem != 'gad') or r17 == 0
        else 2 if main_problem == 'gad' and r17 == 2
        else 1
    )
    # intervention:options_insomnia/when  modality/options.yaml:506:11
    r622 = (
        0 if (main_problem is not None and main_problem != 'insomnia') or r17 == 0
        else 2 if main_problem == 'insomnia' and r17 == 2
        else 1
    )
    # intervention:options_late_life_cognitive/when  modality/options.yaml:682:7
    r623 = (
        0 if (main_problem is not None and main_problem != 'depression') or (age_years is not None and age_years < 65)
            or u16 < 4 or r17 == 0
        else 2 if main_problem == 'depression' and (age_years is not None and age_years >= 65) and p16 >= 4 and r17 == 2
        else 1
    )
    # intervention:options_ocd/when  modality/options.yaml:281:11
    r624 = (
        0 if (main_problem is not None and main_problem != 'ocd') or r17 == 0
        else 2 if main_problem == 'ocd' and r17 == 2
        else 1
    )
    # intervention:options_opioid/when  modality/options.yaml:595:11
    r625 = (
        0 if (main_problem is not None and main_problem != 'opioid') or r17 == 0
        else 2 if main_problem == 'opioid' and r17 == 2
        else 1
    )
    # intervention:options_panic/when  modality/options.yaml:222:11
    r626 = (
        0 if (main_problem is not None and main_problem != 'panic') or r17 == 0
        else 2 if main_problem == 'panic' and r17 == 2
        else 1
    )
    # intervention:options_perinatal_depression/when  modality/options.yaml:652:11
    r627 = (
        0 if (main_problem is not None and main_problem != 'perinatal_depression') or r17 == 0
        else 2 if main_problem == 'perinatal_depression' and r17 == 2
        else 1
    )
    # intervention:options_prolonged_grief/when  modality/options.yaml:805:11
    r628 = (
        0 if (main_problem is not None and main_problem != 'prolonged_grief') or r17 == 0
        else 2 if main_problem == 'prolonged_grief' and r17 == 2
        else 1
    )
    # intervention:options_psychosis/when  modality/options.yaml:381:11
    r629 = (
        0 if (main_problem is not None and main_problem != 'psychosis') or r17 == 0
        else 2 if main_problem == 'psychosis' and r17 == 2
        else 1
    )
    # intervention:options_ptsd/when  modality/options.yaml:316:11
    r630 = (
        0 if (main_problem is not None and main_problem != 'ptsd') or r17 == 0
        else 2 if main_problem == 'ptsd' and r17 == 2
        else 1
    )
    # intervention:options_self_harm/when  modality/options.yaml:776:11
    r631 = (
        0 if (main_problem is not None and main_problem != 'self_harm') or r17 == 0
        else 2 if main_problem == 'self_harm' and r17 == 2
        else 1
    )
    # intervention:options_social_anxiety/when  modality/options.yaml:251:11
    r632 = (
        0 if (main_problem is not None and main_problem != 'social_anxiety') or r17 == 0
        else 2 if main_problem == 'social_anxiety' and r17 == 2
        else 1
    )
    # intervention:options_stimulant/when  modality/options.yaml:623:11
    r633 = (
        0 if (main_problem is not None and main_problem != 'stimulant') or r17 == 0
        else 2 if main_problem == 'stimulant' and r17 == 2
        else 1
    )
    # intervention:pacing_plan/when  interventions/motivation_goals_pace.yaml:433:11
    r634 = (
        0 if challenge_planned is False or any_emergency == 2
        else 2 if challenge_planned is True and not any_emergency == 2
        else 1
    )
    # intervention:partner_individual_offer/when  interventions/life_and_care_around.yaml:122:11
    r843 = (
        2 if fact_format == 'couple' or preferred_modality == 'family'
        else 0 if (fact_format is not None and fact_format != 'couple') and (preferred_modality is not None and
            preferred_modality != 'family')
        else 1
    )
    r635 = (
        0 if r843 == 0 or r466 == 0 or any_emergency == 2
        else 2 if r843 == 2 and r466 == 2 and not any_emergency == 2
        else 1
    )
    # intervention:partner_individual_offer/only_if  interventions/life_and_care_around.yaml:123:14
    r636 = 0 if partner_offer_agreed is False or r843 == 0 else 2 if partner_offer_agreed is True and r843 == 2 else 1
    # intervention:partner_individual_offer/not_if-1  interventions/life_and_care_around.yaml:125:9
    r637 = 2 if r468 == 2 else 0 if r468 == 0 else 1
    # intervention:perinatal_pathway/when  interventions/coordination_outreach.yaml:163:7
    r844 = (
        2 if (epds_score is not None and epds_score >= 13) or main_problem == 'perinatal_depression'
        else 0 if (epds_score is not None and epds_score < 13) and (main_problem is not None and main_problem !=
            'perinatal_depression')
        else 1
    )
    r638 = (
        0 if (perinatal_status is not None and perinatal_status not in ('pregnant', 'postpartum_0_12m',)) or r844 == 0
            or any_emergency == 2
        else 2 if perinatal_status in ('pregnant', 'postpartum_0_12m',) and r844 == 2 and not any_emergency == 2
        else 1
    )
    # intervention:perinatal_pathway/only_if  interventions/coordination_outreach.yaml:168:7
    r845 = (
        0 if perinatal_status is None or (perinatal_status is not None and perinatal_status not in ('pregnant',
            'postpartum_0_12m',))
        else 2 if perinatal_status is not None and perinatal_status in ('pregnant', 'postpartum_0_12m',)
        else 1
    )
    r639 = 2 if r845 == 2 or r492 == 2 else 0 if r845 == 0 and not r492 == 2 else 1
    # intervention:persistent_kind_outreach/only_if  interventions/coordination_outreach.yaml:46:9
    r846 = (
        0 if missed_last_4 is None or (missed_last_4 is not None and missed_last_4 < 2)
        else 2 if missed_last_4 is not None and (missed_last_4 is not None and missed_last_4 >= 2)
        else 1
    )
    r847 = (
        0 if missed_appointments_90d is None or (missed_appointments_90d is not None and missed_appointments_90d < 1)
        else 2 if missed_appointments_90d is not None and (missed_appointments_90d is not None and
            missed_appointments_90d >= 1)
        else 1
    )
    r848 = (
        0 if missed_appointments_12m is None or (missed_appointments_12m is not None and missed_appointments_12m < 1)
        else 2 if missed_appointments_12m is not None and (missed_appointments_12m is not None and
            missed_appointments_12m >= 1)
        else 1
    )
    r849 = (
        0 if cannot_be_contacted_days is None or (cannot_be_contacted_days is not None and cannot_be_contacted_days < 1)
        else 2 if cannot_be_contacted_days is not None and (cannot_be_contacted_days is not None and
            cannot_be_contacted_days >= 1)
        else 1
    )
    r850 = (
        0 if days_since_last_contact is None or (days_since_last_contact is not None and days_since_last_contact < 28)
        else 2 if days_since_last_contact is not None and (days_since_last_contact is not None and
            days_since_last_contact >= 28)
        else 1
    )
    r640 = (
        2 if r846 == 2 or r847 == 2 or r848 == 2 or r849 == 2 or r850 == 2
        else 0 if r846 == 0 and r847 == 0 and r848 == 0 and r849 == 0 and r850 == 0
        else 1
    )
    # intervention:persistent_kind_outreach/not_if-1  interventions/coordination_outreach.yaml:53:9
    r641 = 2 if partner_controls_access is True else 0 if partner_controls_access is False else 1
    # intervention:persistent_kind_outreach/caution-3  interventions/coordination_outreach.yaml:57:9
    r642 = 2 if declines_offered_treatment is True else 0 if declines_offered_treatment is False else 1
    # intervention:phase_choice_trauma/when  interventions/motivation_goals_pace.yaml:460:11
    r643 = (
        0 if (trauma_focused_treatment_wanted is not None and trauma_focused_treatment_wanted != 'wanted') or
            any_emergency == 2
        else 2 if trauma_focused_treatment_wanted == 'wanted' and not any_emergency == 2
        else 1
    )
    # intervention:phase_choice_trauma/only_if  interventions/motivation_goals_pace.yaml:461:14
    r644 = (
        2 if trauma_history == 'disclosed'
        else 0 if trauma_history is not None and trauma_history != 'disclosed'
        else 1
    )
    # intervention:planned_taper_support/only_if  interventions/medicines.yaml:150:7
    r851 = (
        0 if asked_about_stopping_medicine is None or asked_about_stopping_medicine is False
        else 2 if asked_about_stopping_medicine is not None and asked_about_stopping_medicine is True
        else 1
    )
    r852 = (
        0 if withdrawal_symptoms_reported is None or withdrawal_symptoms_reported is False
        else 2 if withdrawal_symptoms_reported is not None and withdrawal_symptoms_reported is True
        else 1
    )
    r645 = 2 if r851 == 2 or r852 == 2 else 0 if r851 == 0 and r852 == 0 else 1
    # intervention:preference_accommodation/when  interventions/motivation_goals_pace.yaml:328:11
    r646 = (
        0 if preferences_asked is True or any_emergency == 2
        else 2 if preferences_asked is False and not any_emergency == 2
        else 1
    )
    # intervention:preference_accommodation/not_if-1  interventions/motivation_goals_pace.yaml:330:9
    r647 = 2 if preference_unsafe_or_unavailable is True else 0 if preference_unsafe_or_unavailable is False else 1
    # intervention:private_insurance_statements/when  interventions/life_and_care_around.yaml:200:11
    r648 = (
        0 if insurance_statements_go_to_another is False or any_emergency == 2
        else 2 if insurance_statements_go_to_another is True and not any_emergency == 2
        else 1
    )
    # intervention:private_insurance_statements/only_if  interventions/life_and_care_around.yaml:201:14
    r649 = 2 if insurance_statements_go_to_another is True else 0 if insurance_statements_go_to_another is False else 1
    # intervention:private_safety_screen/only_if  interventions/safety_responses.yaml:242:14
    r650 = 0 if ipv_screen is not None or r466 == 2 else 2 if ipv_screen is None and not r466 == 2 else 1
    # intervention:professional_interpreter/only_if  interventions/communication_culture.yaml:41:7
    r853 = (
        0 if interpreter_used is None or (interpreter_used is not None and interpreter_used not in ('none',
            'ad_hoc_family_or_staff',))
        else 2 if interpreter_used is not None and interpreter_used in ('none', 'ad_hoc_family_or_staff',)
        else 1
    )
    r651 = 2 if language_discordant is True or r853 == 2 else 0 if language_discordant is False and r853 == 0 else 1
    # intervention:professional_interpreter/caution-4  interventions/communication_culture.yaml:46:9
    r652 = (
        2 if interpreter_used == 'ad_hoc_family_or_staff'
        else 0 if interpreter_used is not None and interpreter_used != 'ad_hoc_family_or_staff'
        else 1
    )
    # intervention:raise_structure/not_if-1  interventions/motivation_goals_pace.yaml:46:9
    r653 = 2 if opposes_direct_suggestions is True else 0 if opposes_direct_suggestions is False else 1
    # intervention:respect_informed_no/when  interventions/motivation_goals_pace.yaml:651:7
    r654 = (
        0 if declines_offered_treatment is False or capacity_doubt is True or any_same_day == 2 or group_only_offered is
            True or digital_only_offered is True
        else 2 if declines_offered_treatment is True and not capacity_doubt is True and not any_same_day == 2 and not
            group_only_offered is True and not digital_only_offered is True
        else 1
    )
    # intervention:respite_booking/only_if  interventions/life_and_care_around.yaml:221:14
    r655 = (
        2 if carer_duties_conflict is True or carer_worn_out is True or care_cover_available is False
        else 0 if carer_duties_conflict is False and carer_worn_out is False and care_cover_available is True
        else 1
    )
    # intervention:role_induction/only_if  interventions/motivation_goals_pace.yaml:16:14
    r656 = (
        2 if session_number is None or (session_number is not None and session_number <= 3)
        else 0 if session_number is not None and (session_number is not None and session_number > 3)
        else 1
    )
    # intervention:safety_planning/caution-4  interventions/safety_responses.yaml:56:9
    r657 = 2 if protective_factors_known is False else 0 if protective_factors_known is True else 1
    # intervention:safety_trust_first/not_if-1  interventions/relationship_and_trust.yaml:24:9
    r658 = (
        0 if r413 == 0 or (trauma_focused_treatment_wanted is not None and trauma_focused_treatment_wanted != 'wanted')
        else 2 if r413 == 2 and trauma_focused_treatment_wanted == 'wanted'
        else 1
    )
    # intervention:secure_base_consistency/caution-3  interventions/relationship_and_trust.yaml:376:9
    r659 = 2 if distress_around_breaks is True else 0 if distress_around_breaks is False else 1
    # intervention:side_effect_review/not_if-1  interventions/medicines.yaml:93:9
    r660 = (
        2 if intoxicated_now is True or capacity_doubt is True
        else 0 if intoxicated_now is False and capacity_doubt is False
        else 1
    )
    # intervention:simplify_regimen_aids/only_if  interventions/medicines.yaml:58:7
    r854 = (
        0 if doses_per_day is None or (doses_per_day is not None and doses_per_day < 2)
        else 2 if doses_per_day is not None and (doses_per_day is not None and doses_per_day >= 2)
        else 1
    )
    r855 = (
        0 if adherence_pct is None or (adherence_pct is not None and adherence_pct >= 80)
        else 2 if adherence_pct is not None and (adherence_pct is not None and adherence_pct < 80)
        else 1
    )
    r856 = (
        0 if stopped_medication_unplanned is None or stopped_medication_unplanned is False
        else 2 if stopped_medication_unplanned is not None and stopped_medication_unplanned is True
        else 1
    )
    r661 = 2 if r854 == 2 or r855 == 2 or r856 == 2 else 0 if r854 == 0 and r855 == 0 and r856 == 0 else 1
    # intervention:simplify_regimen_aids/not_if-1  interventions/medicines.yaml:63:9
    r857 = (
        2 if p80 >= 4 or p57 >= 4 or asked_about_stopping_medicine is True
        else 0 if u80 < 4 and u57 < 4 and asked_about_stopping_medicine is False
        else 1
    )
    r662 = (
        0 if r857 == 0 or (doses_per_day is not None and doses_per_day >= 3) or memory_or_planning_problem is True
        else 2 if r857 == 2 and (doses_per_day is not None and doses_per_day < 3) and memory_or_planning_problem is
            False
        else 1
    )
    # intervention:single_session_intervention/when  interventions/first_contact_and_wellbeing.yaml:51:11
    r663 = (
        0 if (setting is not None and setting != 'walk_in') or any_emergency == 2
        else 2 if setting == 'walk_in' and not any_emergency == 2
        else 1
    )
    # intervention:single_session_intervention/not_if-1  interventions/first_contact_and_wellbeing.yaml:53:9
    r664 = 2 if m29 == 2 else 0 if m29 == 0 else 1
    # intervention:solution_focused_questions/when  interventions/motivation_goals_pace.yaml:375:11
    r858 = (
        2 if (planned_sessions is not None and planned_sessions <= 3) or setting == 'walk_in'
        else 0 if (planned_sessions is not None and planned_sessions > 3) and (setting is not None and setting !=
            'walk_in')
        else 1
    )
    r665 = 0 if r858 == 0 or any_emergency == 2 else 2 if r858 == 2 and not any_emergency == 2 else 1
    # intervention:stage_matching/only_if  interventions/motivation_goals_pace.yaml:198:14
    r666 = 2 if change_target_named is True else 0 if change_target_named is False else 1
    # intervention:stop_technique_now/when  interventions/life_and_care_around.yaml:41:11
    r667 = (
        0 if dissociation_in_session is False or any_emergency == 2
        else 2 if dissociation_in_session is True and not any_emergency == 2
        else 1
    )
    # intervention:stop_technique_now/only_if  interventions/life_and_care_around.yaml:45:7
    r859 = (
        0 if (pace_rating is not None and pace_rating != 'too_fast') or (therapy_activity_now is not None and
            therapy_activity_now not in ('trauma_processing', 'skills_or_action',))
        else 2 if pace_rating == 'too_fast' and therapy_activity_now in ('trauma_processing', 'skills_or_action',)
        else 1
    )
    r668 = (
        2 if dissociation_in_session is True or r859 == 2
        else 0 if dissociation_in_session is False and r859 == 0
        else 1
    )
    # intervention:supported_employment_ips/only_if  interventions/access_and_needs.yaml:315:14
    r669 = 0 if wants_work is None or wants_work is False else 2 if wants_work is not None and wants_work is True else 1
    # intervention:targeted_medical_workup/caution-3  interventions/review_and_feedback.yaml:271:9
    r670 = (
        2 if days_since_any_medicine_change is not None and days_since_any_medicine_change <= 28
        else 0 if days_since_any_medicine_change is not None and days_since_any_medicine_change > 28
        else 1
    )
    # intervention:telehealth_tuneup/only_if  interventions/access_and_needs.yaml:16:14
    r671 = (
        0 if delivery is None or (delivery is not None and delivery not in ('video', 'phone',))
        else 2 if delivery is not None and delivery in ('video', 'phone',)
        else 1
    )
    # intervention:telehealth_tuneup/not_if-1  interventions/access_and_needs.yaml:19:9
    r672 = (
        2 if family_member_suspected_abuser is True or vulnerable_adult_abuse_suspected is True or
            partner_controls_access is True
        else 0 if family_member_suspected_abuser is False and vulnerable_adult_abuse_suspected is False and
            partner_controls_access is False
        else 1
    )
    # intervention:telehealth_video_or_phone/not_if-1  interventions/access_and_needs.yaml:142:9
    r673 = 2 if private_space_remote is False else 0 if private_space_remote is True else 1
    # intervention:therapeutic_assessment/only_if  interventions/review_and_feedback.yaml:12:14
    r674 = (
        2 if session_number is None or (session_number is not None and session_number >= 2)
        else 0 if session_number is not None and (session_number is not None and session_number < 2)
        else 1
    )
    # intervention:time_alone_young_person/only_if  interventions/relationship_and_trust.yaml:549:14
    r675 = 2 if age_years is not None and age_years < 18 else 0 if age_years is not None and age_years >= 18 else 1
    # intervention:transport_support/when  interventions/access_and_needs.yaml:104:11
    r676 = 0 if r448 == 0 or any_emergency == 2 else 2 if r448 == 2 and not any_emergency == 2 else 1
    # intervention:transport_support/only_if  interventions/access_and_needs.yaml:106:7
    r677 = (
        2 if transport_problem_reported is True or physical_access_need is True or r448 == 2
        else 0 if transport_problem_reported is False and physical_access_need is False and not r448 == 2
        else 1
    )
    # intervention:trauma_focused_therapy_offer/when  interventions/treatments.yaml:344:11
    r678 = (
        0 if (main_problem is not None and main_problem != 'ptsd') or r17 == 0
        else 2 if main_problem == 'ptsd' and r17 == 2
        else 1
    )
    # intervention:trauma_focused_therapy_offer/only_if  interventions/treatments.yaml:345:14
    r679 = (
        2 if (pc_ptsd5_score is not None and pc_ptsd5_score >= 4) or (pcl5_score is not None and pcl5_score >= 31) or
            main_problem == 'ptsd'
        else 0 if (pc_ptsd5_score is not None and pc_ptsd5_score < 4) and (pcl5_score is not None and pcl5_score < 31)
            and (main_problem is not None and main_problem != 'ptsd')
        else 1
    )
    # intervention:unguided_digital_option/only_if  interventions/treatments.yaml:223:7
    r860 = (
        2 if phq9_item9 == 0 or suicide_risk_conversation_done is True
        else 0 if (phq9_item9 is not None and phq9_item9 != 0) and suicide_risk_conversation_done is False
        else 1
    )
    r680 = (
        0 if preferred_modality is None or (preferred_modality is not None and preferred_modality != 'digital') or
            (phq9_total is not None and phq9_total >= 16) or r860 == 0 or internet_adequate is False or
            digital_confidence in ('none', 'low',)
        else 2 if preferred_modality is not None and preferred_modality == 'digital' and (phq9_total is not None and
            phq9_total < 16) and r860 == 2 and not internet_adequate is False and not digital_confidence in ('none',
            'low',)
        else 1
    )
    # intervention:unguided_digital_option/not_if-1  interventions/treatments.yaml:230:9
    r681 = 2 if epds_score is not None and epds_score >= 13 else 0 if epds_score is not None and epds_score < 13 else 1
    # intervention:warm_handover_care_navigation/when  interventions/coordination_outreach.yaml:80:7
    r861 = 2 if r500 == 2 or r474 == 2 else 0 if r500 == 0 and r474 == 0 else 1
    r682 = (
        0 if r861 == 0 or main_problem in ('psychosis', 'bipolar',) or any_emergency == 2
        else 2 if r861 == 2 and not main_problem in ('psychosis', 'bipolar',) and not any_emergency == 2
        else 1
    )
    # intervention:wellbeing_beyond_symptoms/not_if-1  interventions/first_contact_and_wellbeing.yaml:276:9
    r683 = 2 if m29 == 2 else 0 if m29 == 0 else 1
    # intervention:what_have_we_missed/when  interventions/review_and_feedback.yaml:120:11
    r684 = 0 if m18 == 0 or r0 == 0 else 2 if m18 == 2 and r0 == 2 else 1
    # intervention:youth_engagement/only_if  interventions/relationship_and_trust.yaml:301:14
    r685 = 2 if age_years is not None and age_years < 18 else 0 if age_years is not None and age_years >= 18 else 1
    # contraindication:activity-push-when-effort-costs-days  contraindications.yaml:106:5
    r686 = (
        0 if (post_session_distress_days is not None and post_session_distress_days < 3) or r817 == 0
        else 2 if (post_session_distress_days is not None and post_session_distress_days >= 3) and r817 == 2
        else 1
    )
    # contraindication:behavioural-activation-exercise-when-ed-instability-adult  contraindications.yaml:85:5
    r687 = 2 if r450 == 2 else 0 if r450 == 0 else 1
    # contraindication:behavioural-activation-exercise-when-ed-instability-young  contraindications.yaml:92:5
    r688 = 2 if r452 == 2 else 0 if r452 == 0 else 1
    # contraindication:behavioural-activation-exercise-when-mania-acute  contraindications.yaml:305:5
    r689 = 2 if r474 == 2 else 0 if r474 == 0 else 1
    # contraindication:behavioural-activation-exercise-when-restrictive-eating-or-purging  contraindications.yaml:99:5
    r690 = 2 if restrictive_eating_or_purging is True else 0 if restrictive_eating_or_purging is False else 1
    # contraindication:carer-support-when-danger-at-home  contraindications.yaml:325:5
    r691 = 2 if r466 == 2 or r468 == 2 or r454 == 2 else 0 if r466 == 0 and r468 == 0 and r454 == 0 else 1
    # contraindication:caring-followup-72h-when-ipv-active  contraindications.yaml:293:5
    r692 = 2 if r466 == 2 else 0 if r466 == 0 else 1
    # contraindication:cbt-i-in-withdrawal  contraindications.yaml:193:5
    r693 = (
        2 if withdrawal_symptoms_reported is True or r426 == 2 or (ciwa_ar is not None and ciwa_ar >= 8)
        else 0 if withdrawal_symptoms_reported is False and r426 == 0 and (ciwa_ar is not None and ciwa_ar < 8)
        else 1
    )
    # contraindication:cbt-i-when-mania-acute  contraindications.yaml:186:5
    r694 = 2 if r474 == 2 else 0 if r474 == 0 else 1
    # contraindication:cbt-i-when-seizure-now-or-recent  contraindications.yaml:200:5
    r695 = 2 if seizure_now_or_recent is True else 0 if seizure_now_or_recent is False else 1
    # contraindication:cbt-i-when-stopbang-score-5  contraindications.yaml:207:5
    r696 = (
        2 if stopbang_score is not None and stopbang_score >= 5
        else 0 if stopbang_score is not None and stopbang_score < 5
        else 1
    )
    # contraindication:consent-withdrawn  contraindications.yaml:372:5
    r697 = (
        2 if consent_to_treatment == 'withdrawn'
        else 0 if consent_to_treatment is not None and consent_to_treatment != 'withdrawn'
        else 1
    )
    # contraindication:couples-family-when-adolescent-asks-privacy  contraindications.yaml:318:5
    r698 = 2 if r416 == 2 else 0 if r416 == 0 else 1
    # contraindication:couples-family-when-child-abuse  contraindications.yaml:25:5
    r699 = 2 if r434 == 2 else 0 if r434 == 0 else 1
    # contraindication:couples-family-when-family-abuse-no-family-work  contraindications.yaml:18:5
    r700 = 2 if r454 == 2 else 0 if r454 == 0 else 1
    # contraindication:couples-family-when-ipv-active  contraindications.yaml:2:5
    r701 = 2 if r466 == 2 else 0 if r466 == 0 else 1
    # contraindication:couples-family-when-ipv-high-danger  contraindications.yaml:11:5
    r702 = 2 if r468 == 2 else 0 if r468 == 0 else 1
    # contraindication:couples-family-when-screen-positive  contraindications.yaml:312:5
    r703 = 2 if ipv_screen == 'positive' else 0 if ipv_screen is not None and ipv_screen != 'positive' else 1
    # contraindication:depth-when-dissociating  contraindications.yaml:352:5
    r704 = 2 if dissociation_in_session is True else 0 if dissociation_in_session is False else 1
    # contraindication:digital-self-guided-when-partner-controls-access  contraindications.yaml:142:5
    r705 = 2 if partner_controls_access is True else 0 if partner_controls_access is False else 1
    # contraindication:digital-self-guided-when-psychosis-present  contraindications.yaml:135:5
    r706 = 2 if r500 == 2 else 0 if r500 == 0 else 1
    # contraindication:digital-self-guided-when-suicidal-thoughts  contraindications.yaml:387:5
    r707 = 2 if cssrs_active_thoughts is True else 0 if cssrs_active_thoughts is False else 1
    # contraindication:digital-self-guided-when-suicide-ideation-no-intent  contraindications.yaml:128:5
    r708 = 2 if r516 == 2 else 0 if r516 == 0 else 1
    # contraindication:digital-self-guided-when-suicide-intent-or-plan  contraindications.yaml:121:5
    r709 = 2 if r518 == 2 else 0 if r518 == 0 else 1
    # contraindication:easy-read-or-alternative-formats-when-ipv-active  contraindications.yaml:299:5
    r710 = 2 if r466 == 2 else 0 if r466 == 0 else 1
    # contraindication:erp-pathway-when-suicide-intent-or-plan  contraindications.yaml:267:5
    r711 = 2 if r518 == 2 else 0 if r518 == 0 else 1
    # contraindication:exposure-when-ciwa-ar-10  contraindications.yaml:260:5
    r712 = 2 if ciwa_ar is not None and ciwa_ar >= 10 else 0 if ciwa_ar is not None and ciwa_ar < 10 else 1
    # contraindication:family-psychoeducation-when-minor-requests-confidentiality  contraindications.yaml:32:5
    r713 = 2 if minor_requests_confidentiality is True else 0 if minor_requests_confidentiality is False else 1
    # contraindication:group-when-acute-paranoia  contraindications.yaml:71:5
    r714 = 2 if acute_paranoia is True else 0 if acute_paranoia is False else 1
    # contraindication:group-when-mania-acute  contraindications.yaml:78:5
    r715 = 2 if r474 == 2 else 0 if r474 == 0 else 1
    # contraindication:group-when-only-offer  contraindications.yaml:365:5
    r716 = 2 if group_only_offered is True else 0 if group_only_offered is False else 1
    # contraindication:group-when-psychosis-present  contraindications.yaml:65:5
    r717 = 2 if r500 == 2 else 0 if r500 == 0 else 1
    # contraindication:guided-digital-cbt-when-phq9-score-20  contraindications.yaml:149:5
    r718 = 2 if phq9_total is not None and phq9_total >= 20 else 0 if phq9_total is not None and phq9_total < 20 else 1
    # contraindication:medication-conversation-when-antidepressant-activation  contraindications.yaml:219:5
    r719 = 2 if r424 == 2 else 0 if r424 == 0 else 1
    # contraindication:medication-conversation-when-clozapine-interrupted  contraindications.yaml:226:5
    r720 = 2 if r442 == 2 else 0 if r442 == 0 else 1
    # contraindication:messages-when-watched  contraindications.yaml:332:5
    r721 = (
        2 if partner_controls_access is True or fear_of_partner is True
        else 0 if partner_controls_access is False and fear_of_partner is False
        else 1
    )
    # contraindication:mi-evocation-when-capacity-doubt  contraindications.yaml:281:5
    r722 = 2 if r428 == 2 else 0 if r428 == 0 else 1
    # contraindication:modality-change-when-delirium  contraindications.yaml:274:5
    r723 = 2 if r446 == 2 else 0 if r446 == 0 else 1
    # contraindication:neuromodulation-specialist-referral-when-capacity-doubt  contraindications.yaml:254:5
    r724 = 2 if r428 == 2 else 0 if r428 == 0 else 1
    # contraindication:offer-lai-as-choice-when-legal-mandate  contraindications.yaml:213:5
    r725 = 2 if mandated is True else 0 if mandated is False else 1
    # contraindication:persistent-kind-outreach-when-clear-no  contraindications.yaml:287:5
    r726 = 2 if declines_offered_treatment is True else 0 if declines_offered_treatment is False else 1
    # contraindication:planned-taper-support-when-benzodiazepine-abrupt-stop  contraindications.yaml:167:5
    r727 = 2 if r426 == 2 else 0 if r426 == 0 else 1
    # contraindication:planned-taper-support-when-on-clozapine  contraindications.yaml:174:5
    r728 = 2 if on_clozapine is True else 0 if on_clozapine is False else 1
    # contraindication:planned-taper-support-when-on-lithium  contraindications.yaml:180:5
    r729 = 2 if on_lithium is True else 0 if on_lithium is False else 1
    # contraindication:shared-decision-when-intoxicated-now  contraindications.yaml:247:5
    r730 = 2 if r464 == 2 else 0 if r464 == 0 else 1
    # contraindication:simplify-regimen-aids-when-suicide-ideation-no-intent  contraindications.yaml:161:5
    r731 = 2 if r516 == 2 else 0 if r516 == 0 else 1
    # contraindication:step-down-when-missed-appointments-12m-2  contraindications.yaml:240:5
    r732 = (
        2 if missed_appointments_12m is not None and missed_appointments_12m > 2
        else 0 if missed_appointments_12m is not None and missed_appointments_12m <= 2
        else 1
    )
    # contraindication:step-down-when-suicidal-thoughts-not-talked-about  contraindications.yaml:394:5
    r733 = (
        0 if cssrs_active_thoughts is False or suicide_risk_conversation_done is True
        else 2 if cssrs_active_thoughts is True and suicide_risk_conversation_done is False
        else 1
    )
    # contraindication:step-down-when-unreachable-with-risk  contraindications.yaml:233:5
    r734 = 2 if r524 == 2 else 0 if r524 == 0 else 1
    # contraindication:step-down-when-worse  contraindications.yaml:358:5
    r735 = 2 if m29 == 2 else 0 if m29 == 0 else 1
    # contraindication:telehealth-video-or-phone-when-remote-location-unknown  contraindications.yaml:155:5
    r736 = 2 if r504 == 2 else 0 if r504 == 0 else 1
    # contraindication:trauma-focused-therapy-offer-when-psychosis-present  contraindications.yaml:52:5
    r737 = 2 if psychosis_present is True else 0 if psychosis_present is False else 1
    # contraindication:trauma-focused-therapy-offer-when-substance-interaction  contraindications.yaml:59:5
    r738 = 2 if p86 >= 4 else 0 if u86 < 4 else 1
    # contraindication:trauma-processing-when-current-danger  contraindications.yaml:339:5
    r739 = 2 if current_danger_from_others is True else 0 if current_danger_from_others is False else 1
    # contraindication:trauma-processing-when-mania-acute  contraindications.yaml:45:5
    r740 = 2 if r474 == 2 else 0 if r474 == 0 else 1
    # contraindication:trauma-processing-when-psychosis-unsafe  contraindications.yaml:345:5
    r741 = 2 if psychosis_acute_unsafe is True else 0 if psychosis_acute_unsafe is False else 1
    # contraindication:trauma-processing-when-suicide-intent-or-plan  contraindications.yaml:38:5
    r742 = 2 if r518 == 2 else 0 if r518 == 0 else 1
    # pathway:alliance_and_empowerment/until-meet  pathways/alliance_and_empowerment.yaml:24:16
    r743 = 2 if r406 == 2 else 0 if r406 == 0 else 1
    # pathway:alliance_and_empowerment/until-agree  pathways/alliance_and_empowerment.yaml:47:16
    r744 = 0 if r407 == 0 or r412 == 0 else 2 if r407 == 2 and r412 == 2 else 1
    # pathway:alliance_and_empowerment/until-explore  pathways/alliance_and_empowerment.yaml:53:16
    r745 = 2 if r409 == 2 else 0 if r409 == 0 else 1
    # pathway:alliance_and_empowerment/until-work  pathways/alliance_and_empowerment.yaml:67:16
    r746 = 2 if r410 == 2 else 0 if r410 == 0 else 1
    # pathway:first_session_and_four_r/until-before  pathways/first_session_and_four_r.yaml:15:16
    r747 = 2 if not session_number == 0 else 0
    # pathway:first_session_and_four_r/until-first_hour  pathways/first_session_and_four_r.yaml:31:16
    r748 = 2 if not (session_number is not None and session_number <= 1) else 0
    # pathway:first_session_and_four_r/until-relief  pathways/first_session_and_four_r.yaml:43:16
    r749 = (
        2 if goal_progress_reported is True or m24 == 2 or client_reports_enough_progress is True
        else 0 if goal_progress_reported is False and m24 == 0 and client_reports_enough_progress is False
        else 1
    )
    # pathway:first_session_and_four_r/until-root_cause  pathways/first_session_and_four_r.yaml:58:11
    r862 = 0 if r410 == 0 or r412 == 0 else 2 if r410 == 2 and r412 == 2 else 1
    r863 = (
        0 if m24 == 0 or satisfied_with_current_care is False
        else 2 if m24 == 2 and satisfied_with_current_care is True
        else 1
    )
    r750 = (
        2 if r862 == 2 or client_reports_enough_progress is True or r863 == 2
        else 0 if r862 == 0 and client_reports_enough_progress is False and r863 == 0
        else 1
    )
    # pathway:first_session_and_four_r/until-rebalance  pathways/first_session_and_four_r.yaml:73:11
    r864 = 0 if m24 == 0 or gains_credited_to_self is False else 2 if m24 == 2 and gains_credited_to_self is True else 1
    r865 = (
        0 if goal_progress_reported is False or satisfied_with_current_care is False
        else 2 if goal_progress_reported is True and satisfied_with_current_care is True
        else 1
    )
    r751 = (
        2 if client_reports_enough_progress is True or r864 == 2 or r865 == 2
        else 0 if client_reports_enough_progress is False and r864 == 0 and r865 == 0
        else 1
    )
    # pathway:right_help_not_offered_yet/only_if  pathways/right_help_not_offered_yet.yaml:5:14
    r752 = 2 if r17 == 2 else 0 if r17 == 0 else 1
    # pathway:right_help_not_offered_yet/until-reframe  pathways/right_help_not_offered_yet.yaml:10:16
    r753 = (
        0 if r406 == 0 or blaming_label_in_notes is True
        else 2 if r406 == 2 and not blaming_label_in_notes is True
        else 1
    )
    # pathway:right_help_not_offered_yet/until-account  pathways/right_help_not_offered_yet.yaml:26:16
    r754 = 0 if r407 == 0 or r410 == 0 else 2 if r407 == 2 and r410 == 2 else 1
    # pathway:right_help_not_offered_yet/until-choose  pathways/right_help_not_offered_yet.yaml:40:16
    r755 = (
        0 if r412 == 0 or (preference_met is not None and preference_met not in ('met', 'partly_met',))
        else 2 if r412 == 2 and preference_met in ('met', 'partly_met',)
        else 1
    )
    # pathway:right_help_not_offered_yet/until-trial  pathways/right_help_not_offered_yet.yaml:48:16
    r756 = 2 if m24 == 2 else 0 if m24 == 0 else 1
    # pathway:trust_before_challenge/only_if  pathways/trust_before_challenge.yaml:5:14
    r757 = 2 if not trauma_focused_treatment_wanted == 'wanted' else 0
    # pathway:trust_before_challenge/until-safe  pathways/trust_before_challenge.yaml:22:16
    r758 = 0 if r406 == 0 or r413 == 0 else 2 if r406 == 2 and r413 == 2 else 1
    # pathway:trust_before_challenge/until-own_pace  pathways/trust_before_challenge.yaml:40:16
    r759 = 0 if r407 == 0 or r408 == 0 else 2 if r407 == 2 and r408 == 2 else 1
    # pathway:trust_before_challenge/until-deepen  pathways/trust_before_challenge.yaml:45:16
    r760 = 2 if r410 == 2 else 0 if r410 == 0 else 1
    # assume:asex-item-within-total  invariants.yaml:378:5
    r761 = (
        0 if asex_total is None or (asex_max_item is not None and asex_total is not None and asex_max_item <=
            asex_total)
        else 2 if asex_total is not None and (asex_max_item is not None and asex_total is not None and asex_max_item >
            asex_total)
        else 1
    )
    # assume:danger-and-negative-screen  invariants.yaml:369:5
    r762 = (
        0 if fear_of_partner is False or (ipv_screen is not None and ipv_screen != 'negative')
        else 2 if fear_of_partner is True and ipv_screen == 'negative'
        else 1
    )
    # assume:decision-and-precontemplation  invariants.yaml:367:5
    r763 = (
        0 if decision_made is False or (soc_stage is not None and soc_stage != 'precontemplation')
        else 2 if decision_made is True and soc_stage == 'precontemplation'
        else 1
    )
    # assume:hits-item-within-total  invariants.yaml:380:5
    r764 = (
        0 if hits_score is None or (hits_physical_item is not None and hits_score is not None and hits_physical_item <=
            hits_score)
        else 2 if hits_score is not None and (hits_physical_item is not None and hits_score is not None and
            hits_physical_item > hits_score)
        else 1
    )
    # assume:improving-and-deteriorated  invariants.yaml:365:5
    r765 = (
        0 if measures_improving is False or (alert_status is not None and alert_status != 'deteriorated')
        else 2 if measures_improving is True and alert_status == 'deteriorated'
        else 1
    )
    # assume:intent-implies-thoughts  invariants.yaml:353:5
    r766 = (
        0 if cssrs_intent is False or cssrs_active_thoughts is True
        else 2 if cssrs_intent is True and cssrs_active_thoughts is False
        else 1
    )
    # assume:item10-within-total  invariants.yaml:351:5
    r767 = (
        0 if epds_score is None or (epds_item10 is not None and epds_score is not None and epds_item10 <= epds_score)
        else 2 if epds_score is not None and (epds_item10 is not None and epds_score is not None and epds_item10 >
            epds_score)
        else 1
    )
    # assume:item9-within-total  invariants.yaml:349:5
    r768 = (
        0 if phq9_total is None or (phq9_item9 is not None and phq9_total is not None and phq9_item9 <= phq9_total)
        else 2 if phq9_total is not None and (phq9_item9 is not None and phq9_total is not None and phq9_item9 >
            phq9_total)
        else 1
    )
    # assume:lowest-item-within-total  invariants.yaml:374:5
    r769 = (
        0 if srs_total is None or (srs_lowest_item is not None and srs_total is not None and srs_lowest_item <=
            srs_total)
        else 2 if srs_total is not None and (srs_lowest_item is not None and srs_total is not None and srs_lowest_item >
            srs_total)
        else 1
    )
    # assume:method-implies-thoughts  invariants.yaml:355:5
    r770 = (
        0 if cssrs_method is False or cssrs_active_thoughts is True
        else 2 if cssrs_method is True and cssrs_active_thoughts is False
        else 1
    )
    # assume:minor-means-under-18  invariants.yaml:363:5
    r771 = (
        0 if minor_requests_confidentiality is False or (age_years is not None and age_years < 25)
        else 2 if minor_requests_confidentiality is True and (age_years is not None and age_years >= 25)
        else 1
    )
    # assume:missed-90-days-within-year  invariants.yaml:359:5
    r772 = (
        0 if missed_appointments_12m is None or (missed_appointments_90d is not None and missed_appointments_12m is not
            None and missed_appointments_90d <= missed_appointments_12m)
        else 2 if missed_appointments_12m is not None and (missed_appointments_90d is not None and
            missed_appointments_12m is not None and missed_appointments_90d > missed_appointments_12m)
        else 1
    )
    # assume:perfect-ratings-and-low-total  invariants.yaml:372:5
    r773 = (
        0 if (srs_all_perfect_count is not None and srs_all_perfect_count < 1) or (srs_total is not None and srs_total
            >= 39)
        else 2 if (srs_all_perfect_count is not None and srs_all_perfect_count >= 1) and (srs_total is not None and
            srs_total < 39)
        else 1
    )
    # assume:perinatal-age  invariants.yaml:361:5
    r774 = (
        0 if (perinatal_status is not None and perinatal_status not in ('pregnant', 'postpartum_0_12m',)) or (age_years
            is not None and age_years >= 10)
        else 2 if perinatal_status in ('pregnant', 'postpartum_0_12m',) and (age_years is not None and age_years < 10)
        else 1
    )
    # assume:recent-behaviour-is-lifetime-behaviour  invariants.yaml:357:5
    r775 = (
        0 if cssrs_behavior_3m is False or cssrs_behavior_lifetime is True
        else 2 if cssrs_behavior_3m is True and cssrs_behavior_lifetime is False
        else 1
    )
    # assume:unresponsive-and-satisfied  invariants.yaml:376:5
    r776 = (
        0 if unresponsive is False or satisfied_with_current_care is False
        else 2 if unresponsive is True and satisfied_with_current_care is True
        else 1
    )
    truths = (
        r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14, r15,
        r16, r17, r18, r19, r20, r21, r22, r23, r24, r25, r26, r27, r28, r29, r30, r31,
        r32, r33, r34, r35, r36, r37, r38, r39, r40, r41, r42, r43, r44, r45, r46, r47,
        r48, r49, r50, r51, r52, r53, r54, r55, r56, r57, r58, r59, r60, r61, r62, r63,
        r64, r65, r66, r67, r68, r69, r70, r71, r72, r73, r74, r75, r76, r77, r78, r79,
        r80, r81, r82, r83, r84, r85, r86, r87, r88, r89, r90, r91, r92, r93, r94, r95,
        r96, r97, r98, r99, r100, r101, r102, r103, r104, r105, r106, r107, r108, r109, r110, r111,
        r112, r113, r114, r115, r116, r117, r118, r119, r120, r121, r122, r123, r124, r125, r126, r127,
        r128, r129, r130, r131, r132, r133, r134, r135, r136, r137, r138, r139, r140, r141, r142, r143,
        r144, r145, r146, r147, r148, r149, r150, r151, r152, r153, r154, r155, r156, r157, r158, r159,
        r160, r161, r162, r163, r164, r165, r166, r167, r168, r169, r170, r171, r172, r173, r174, r175,
        r176, r177, r178, r179, r180, r181, r182, r183, r184, r185, r186, r187, r188, r189, r190, r191,
        r192, r193, r194, r195, r196, r197, r198, r199, r200, r201, r202, r203, r204, r205, r206, r207,
        r208, r209, r210, r211, r212, r213, r214, r215, r216, r217, r218, r219, r220, r221, r222, r223,
        r224, r225, r226, r227, r228, r229, r230, r231, r232, r233, r234, r235, r236, r237, r238, r239,
        r240, r241, r242, r243, r244, r245, r246, r247, r248, r249, r250, r251, r252, r253, r254, r255,
        r256, r257, r258, r259, r260, r261, r262, r263, r264, r265, r266, r267, r268, r269, r270, r271,
        r272, r273, r274, r275, r276, r277, r278, r279, r280, r281, r282, r283, r284, r285, r286, r287,
        r288, r289, r290, r291, r292, r293, r294, r295, r296, r297, r298, r299, r300, r301, r302, r303,
        r304, r305, r306, r307, r308, r309, r310, r311, r312, r313, r314, r315, r316, r317, r318, r319,
        r320, r321, r322, r323, r324, r325, r326, r327, r328, r329, r330, r331, r332, r333, r334, r335,
        r336, r337, r338, r339, r340, r341, r342, r343, r344, r345, r346, r347, r348, r349, r350, r351,
        r352, r353, r354, r355, r356, r357, r358, r359, r360, r361, r362, r363, r364, r365, r366, r367,
        r368, r369, r370, r371, r372, r373, r374, r375, r376, r377, r378, r379, r380, r381, r382, r383,
        r384, r385, r386, r387, r388, r389, r390, r391, r392, r393, r394, r395, r396, r397, r398, r399,
        r400, r401, r402, r403, r404, r405, r406, r407, r408, r409, r410, r411, r412, r413, r414, r415,
        r416, r417, r418, r419, r420, r421, r422, r423, r424, r425, r426, r427, r428, r429, r430, r431,
        r432, r433, r434, r435, r436, r437, r438, r439, r440, r441, r442, r443, r444, r445, r446, r447,
        r448, r449, r450, r451, r452, r453, r454, r455, r456, r457, r458, r459, r460, r461, r462, r463,
        r464, r465, r466, r467, r468, r469, r470, r471, r472, r473, r474, r475, r476, r477, r478, r479,
        r480, r481, r482, r483, r484, r485, r486, r487, r488, r489, r490, r491, r492, r493, r494, r495,
        r496, r497, r498, r499, r500, r501, r502, r503, r504, r505, r506, r507, r508, r509, r510, r511,
        r512, r513, r514, r515, r516, r517, r518, r519, r520, r521, r522, r523, r524, r525, r526, r527,
        r528, r529, r530, r531, r532, r533, r534, r535, r536, r537, r538, r539, r540, r541, r542, r543,
        r544, r545, r546, r547, r548, r549, r550, r551, r552, r553, r554, r555, r556, r557, r558, r559,
        r560, r561, r562, r563, r564, r565, r566, r567, r568, r569, r570, r571, r572, r573, r574, r575,
        r576, r577, r578, r579, r580, r581, r582, r583, r584, r585, r586, r587, r588, r589, r590, r591,
        r592, r593, r594, r595, r596, r597, r598, r599, r600, r601, r602, r603, r604, r605, r606, r607,
        r608, r609, r610, r611, r612, r613, r614, r615, r616, r617, r618, r619, r620, r621, r622, r623,
        r624, r625, r626, r627, r628, r629, r630, r631, r632, r633, r634, r635, r636, r637, r638, r639,
        r640, r641, r642, r643, r644, r645, r646, r647, r648, r649, r650, r651, r652, r653, r654, r655,
        r656, r657, r658, r659, r660, r661, r662, r663, r664, r665, r666, r667, r668, r669, r670, r671,
        r672, r673, r674, r675, r676, r677, r678, r679, r680, r681, r682, r683, r684, r685, r686, r687,
        r688, r689, r690, r691, r692, r693, r694, r695, r696, r697, r698, r699, r700, r701, r702, r703,
        r704, r705, r706, r707, r708, r709, r710, r711, r712, r713, r714, r715, r716, r717, r718, r719,
        r720, r721, r722, r723, r724, r725, r726, r727, r728, r729, r730, r731, r732, r733, r734, r735,
        r736, r737, r738, r739, r740, r741, r742, r743, r744, r745, r746, r747, r748, r749, r750, r751,
        r752, r753, r754, r755, r756, r757, r758, r759, r760, r761, r762, r763, r764, r765, r766, r767,
        r768, r769, r770, r771, r772, r773, r774, r775, r776, r777, r778, r779, r780, r781, r782, r783,
        r784, r785, r786, r787, r788, r789, r790, r791, r792, r793, r794, r795, r796, r797, r798, r799,
        r800, r801, r802, r803, r804, r805, r806, r807, r808, r809, r810, r811, r812, r813, r814, r815,
        r816, r817, r818, r819, r820, r821, r822, r823, r824, r825, r826, r827, r828, r829, r830, r831,
        r832, r833, r834, r835, r836, r837, r838, r839, r840, r841, r842, r843, r844, r845, r846, r847,
        r848, r849, r850, r851, r852, r853, r854, r855, r856, r857, r858, r859, r860, r861, r862, r863,
        r864, r865,
    )
    scores = {
        'abstinence_entry_rule': (p0, u0),
        'adherence_practical': (p1, u1),
        'adolescent_confidentiality': (p2, u2),
        'adversity_driven_distress': (p3, u3),
        'ambivalence': (p4, u4),
        'attachment_anxiety': (p5, u5),
        'attachment_avoidance': (p6, u6),
        'attention_planning_adhd': (p7, u7),
        'autonomy_threat_reactance': (p8, u8),
        'basic_needs_unmet': (p9, u9),
        'broken_continuity': (p10, u10),
        'carer_needs_unseen': (p11, u11),
        'change_not_important_now': (p12, u12),
        'childcare_caring_load': (p13, u13),
        'clinic_environment_unwelcoming': (p14, u14),
        'clinician_blind_spot': (p15, u15),
        'cognitive_impairment': (p16, u16),
        'confidentiality_worry': (p17, u17),
        'cost_of_care': (p18, u18),
        'coverage_gap': (p19, u19),
        'demoralised_after_treatments': (p20, u20),
        'deterioration': (p21, u21),
        'digital_exclusion': (p22, u22),
        'discrimination_mistrust': (p23, u23),
        'dose_or_duration_inadequate': (p24, u24),
        'early_alliance_not_formed': (p25, u25),
        'eating_disorder_unrecognised': (p26, u26),
        'emotion_access_difficulty': (p27, u27),
        'explanatory_model_mismatch': (p28, u28),
        'external_pressure': (p29, u29),
        'faith_needs_left_out': (p30, u30),
        'family_accommodation_keeps_it_going': (p31, u31),
        'family_or_partner_opposition': (p32, u32),
        'family_stress': (p33, u33),
        'fear_of_child_removal': (p34, u34),
        'fear_of_forced_treatment': (p35, u35),
        'fear_of_system_consequences': (p36, u36),
        'fear_of_what_exposure_brings': (p37, u37),
        'gains_not_noticed': (p38, u38),
        'goal_disagreement': (p39, u39),
        'goal_set_by_others': (p40, u40),
        'good_enough_gain': (p41, u41),
        'group_only_offer': (p42, u42),
        'hearing_unmet': (p43, u43),
        'helper_avoidance': (p44, u44),
        'identity_not_affirmed': (p45, u45),
        'institutional_mistrust': (p46, u46),
        'intellectual_disability_unadapted': (p47, u47),
        'isolation': (p48, u48),
        'language_discordance': (p49, u49),
        'limited_health_literacy': (p50, u50),
        'low_confidence': (p51, u51),
        'low_energy_illness_load': (p52, u52),
        'low_outcome_expectation': (p53, u53),
        'low_treatment_credibility': (p54, u54),
        'low_trust_not_yet_safe': (p55, u55),
        'medical_contributor_untreated': (p56, u56),
        'medication_worries': (p57, u57),
        'modality_mismatch': (p58, u58),
        'no_private_space': (p59, u59),
        'not_on_track': (p60, u60),
        'ocd_unrecognised': (p61, u61),
        'overshadowed_by_label': (p62, u62),
        'pace_too_fast': (p63, u63),
        'pace_too_slow': (p64, u64),
        'pain_comorbid': (p65, u65),
        'partner_fear_or_control': (p66, u66),
        'physical_access_unmet': (p67, u67),
        'polite_concealment': (p68, u68),
        'possible_bipolar': (p69, u69),
        'ready_but_held_back': (p70, u70),
        'reminder_lost': (p71, u71),
        'remote_connection_strain': (p72, u72),
        'role_or_duration_mismatch': (p73, u73),
        'rupture_confrontation': (p74, u74),
        'rupture_withdrawal': (p75, u75),
        'self_stigma': (p76, u76),
        'sensory_overload_autistic': (p77, u77),
        'shame_self_criticism': (p78, u78),
        'side_effect_read_as_illness': (p79, u79),
        'side_effects_burden': (p80, u80),
        'sleep_disorder_untreated': (p81, u81),
        'split_alliance': (p82, u82),
        'stage_task_mismatch': (p83, u83),
        'stigma_disclosure': (p84, u84),
        'structure_underprovided': (p85, u85),
        'substance_interaction': (p86, u86),
        'task_gap_between_sessions': (p87, u87),
        'therapy_dose_or_fidelity_inadequate': (p88, u88),
        'transport_distance': (p89, u89),
        'trauma_unaddressed': (p90, u90),
        'unaddressed_cultural_rupture': (p91, u91),
        'unmet_preference': (p92, u92),
        'unresolved_grief': (p93, u93),
        'unreviewed_nonresponse': (p94, u94),
        'vision_unmet': (p95, u95),
        'waiting_and_rejection': (p96, u96),
        'withdrawal_mistaken_for_relapse': (p97, u97),
        'work_time_conflict': (p98, u98),
        'youth_brought_by_others': (p99, u99),
    }
    return truths, scores


# --- the advice -----------------------------------------------------------------


LONGEST = 100
"""No id is longer, and looking for words near one costs the square of its length."""
NEAR = 0.7


class CaseError(Exception):
    """A case was refused. `problems` holds everything that is wrong; neither it nor the text shows case content."""

    def __init__(self, problems: list[dict[str, Any]]) -> None:
        self.problems = problems
        super().__init__("\n".join([problem_text(problem) for problem in problems]))


def problem_text(problem: dict[str, Any]) -> str:
    """One problem as text."""
    text = f"error[{problem['code']}]: `{problem['fact']}`: {problem['expected']}"
    return f"{text}\n  help: {problem['help']}" if problem["help"] else text


def checked(facts: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The known facts by id, as submitted and as exact values. Raises CaseError with every problem at once."""
    if not (isinstance(facts, dict) or hasattr(facts, "keys")):
        raise CaseError([problem("not_a_case", "(case)", "expected a mapping of fact ids to values")])
    problems = []
    values = {}
    exact = {}
    for name in facts:
        value = facts[name]
        if not isinstance(name, str) or name not in FACTS:
            problems.append(unknown_fact(name))
        elif value is not None:
            code, advice = wrong(FACTS[name], value)
            if code:
                problems.append(problem(code, name, f"expected {expected(FACTS[name])}", advice))
            else:
                kind = type(value).__name__
                exact[name] = Decimal(repr(value)) if kind == "float" else value
                values[name] = float(value) if kind == "Decimal" else value
    if problems:
        raise CaseError(sorted(problems, key=lambda one: (one["fact"], one["code"])))
    return {name: values[name] for name in sorted(values)}, exact


def problem(code: str, fact: str, text: str, advice: str | None = None) -> dict[str, Any]:
    """One thing wrong with a case."""
    return {"code": code, "fact": fact, "expected": text, "place": None, "help": advice}


def unknown_fact(name: Any) -> dict[str, Any]:
    """What is wrong with a name that is no fact of the pack."""
    if not isinstance(name, str):
        return problem("bad_fact_id", "(not a text)", "expected the id of a fact, as text")
    advice = did_you_mean(name, list(FACTS))
    advice = advice or "the pack's vocabulary lists every fact: `resistance-rules show facts`"
    shown = name if re.fullmatch(r"[A-Za-z0-9_\-]{1,64}", name) else "(a name that cannot be an id)"
    return problem("unknown_fact", shown, "the pack has no such fact", advice)


def expected(fact: dict[str, Any]) -> str:
    """What a value of a fact must be, in words."""
    if fact["type"] == "yes_no":
        return "true or false"
    if fact["type"] == "choice":
        return "one of " + ", ".join([f"`{word}`" for word in fact["choice"]])
    number = "whole number" if fact["type"] == "integer" else "number"
    return f"a {number} from {fact['low']} to {fact['high']}"


def wrong(fact: dict[str, Any], value: Any) -> tuple[str | None, str | None]:
    """The code of what is wrong with a value, and what to do about it; None if nothing is."""
    kind = type(value).__name__  # exact types: an enum member is not silently taken for a plain value
    if fact["type"] == "yes_no":
        return (None if isinstance(value, bool) else "wrong_type"), None
    if fact["type"] == "choice":
        if kind != "str" or not isinstance(value, str):
            return "wrong_type", None
        if value in fact["choice"]:
            return None, None
        folded = value.casefold()
        return "bad_choice", did_you_mean(folded if folded in fact["choice"] else value, fact["choice"])
    if kind == "int" and isinstance(value, int):
        return (None if fact["low"] <= value <= fact["high"] else "out_of_range"), None
    pointed = (kind == "float" and isinstance(value, float)) or (kind == "Decimal" and isinstance(value, Decimal))
    if fact["type"] == "integer" or not pointed:
        return "wrong_type", "write it without a point" if pointed else None
    return wrong_number(fact, value)


def wrong_number(fact: dict[str, Any], value: Any) -> tuple[str | None, str | None]:
    """The same for a number that is not whole."""
    number = Decimal(repr(value)) if isinstance(value, float) else value
    if not number.is_finite():
        return "not_finite", "leave the fact out if it is not known"
    if not fact["low"] <= number <= fact["high"]:
        return "out_of_range", None
    if isinstance(value, Decimal) and Decimal(repr(float(value))) != value:
        return "too_precise", "give at most 15 significant digits"
    return None, None


def did_you_mean(wanted: str, words: Any) -> str | None:
    """Suggest the words nearest to `wanted`, or None when none is near."""
    if len(wanted) > LONGEST:
        return None
    near = [(ratio, word) for ratio, word in [(likeness(word, wanted), word) for word in words] if ratio >= NEAR]
    if not near:
        return None
    best = [word for ratio, word in sorted(near, reverse=True)][:3]
    return "did you mean " + " or ".join([f"`{word}`" for word in best]) + "?"


def likeness(one: str, other: str) -> float:
    """How alike two words are, from 0 to 1 (Ratcliff and Obershelp, as in `difflib`)."""
    length = len(one) + len(other)
    return 2.0 * matching(one, other) / length if length else 1.0


def matching(one: str, other: str) -> int:
    """How many letters match: the longest common run, then the same to its left and to its right."""
    best, start, other_start = 0, 0, 0
    runs: dict[int, int] = {}
    for place in range(len(one)):
        longer = {}
        for other_place in range(len(other)):
            if one[place] == other[other_place]:
                run = runs.get(other_place - 1, 0) + 1
                longer[other_place] = run
                if run > best:
                    best, start, other_start = run, place - run + 1, other_place - run + 1
        runs = longer
    if not best:
        return 0
    left = matching(one[:start], other[:other_start])
    return best + left + matching(one[start + best :], other[other_start + best :])


FALSE, UNKNOWN, TRUE = 0, 1, 2
NUMBER = {rule[0]: number for number, rule in enumerate(RULES)}
URGENCIES = ("emergency", "same_day", "this_week", "note")
INDICATORS = {
    name: [NUMBER[f"barrier:{name}/indicator-{i}"] for i in range(1, len(BARRIERS[name]["indicators"]) + 1)]
    for name in BARRIERS
}
GROUPS = {
    name: [[(INDICATORS[name][place - 1], points) for place, points in group] for group in BARRIERS[name]["groups"]]
    for name in BARRIERS
}
BEHIND: dict[str, frozenset[str]] = {}


def deciding(conclusion: str) -> list[int]:
    """The rules that decide a conclusion such as `barrier:ID`."""
    kind, _, name = conclusion.partition(":")
    if kind == "finding":
        return [NUMBER[f"finding:{name}/{rule}"] for rule in FINDINGS[name]]
    if kind == "barrier":
        only_if = f"barrier:{name}/only_if"
        return ([NUMBER[only_if]] if only_if in NUMBER else []) + INDICATORS[name]
    return [NUMBER[conclusion]]


def conclusions_of(test: str) -> list[str]:
    """The conclusions that a test such as `likely:ID` or `any_safety:same_day` reads."""
    kind, _, name = test.partition(":")
    if kind == "any_barrier":
        return [f"barrier:{barrier}" for barrier in BARRIERS]
    if kind == "any_safety":
        above = URGENCIES[: URGENCIES.index(name) + 1]
        return [f"safety:{safety}" for safety in SAFETY if SAFETY[safety]["urgency"] in above]
    return [f"barrier:{name}"] if kind in ("likely", "possible") else [test]


def facts_behind(conclusion: str) -> frozenset[str]:
    """Every fact that the rules of a conclusion mention, also through other conclusions."""
    if conclusion not in BEHIND:
        BEHIND[conclusion] = frozenset().union(*[mentioned(number) for number in deciding(conclusion)])
    return BEHIND[conclusion]


def mentioned(number: int) -> frozenset[str]:
    """Every fact that a rule mentions, also through conclusions."""
    reads = RULES[number][2]
    through = [facts_behind(conclusion) for test in reads if ":" in test for conclusion in conclusions_of(test)]
    return frozenset([test for test in reads if ":" not in test]).union(*through)


MENTIONED = [mentioned(number) for number in range(len(RULES))]
PRIVATE = frozenset([fact for fact in FACTS if FACTS[fact].get("private")])
PRIVATE_REASONS = frozenset(
    [f"safety:{name}" for name in SAFETY if SAFETY[name].get("private")]
    + [f"status:{name}" for name in INTERVENTIONS if INTERVENTIONS[name].get("private")]
    + [f"barrier:{name}" for name in BARRIERS if BARRIERS[name].get("private")]
)


def truth(case: dict[str, Any], rule: str) -> int:
    """The truth of a rule by its id."""
    decided: int = case["truths"][NUMBER[rule]]
    return decided


def level(case: dict[str, Any], barrier: str, named: str) -> int:
    """Whether a barrier is `likely` or `possible`."""
    points, upper = case["scores"][barrier]
    return TRUE if points >= SCORING[named] else FALSE if upper < SCORING[named] else UNKNOWN


def truth_of(case: dict[str, Any], test: str) -> int:
    """The truth of a test on a conclusion."""
    kind, _, name = test.partition(":")
    if kind in ("likely", "possible"):
        return level(case, name, kind)
    if kind == "any_barrier":
        return max([level(case, barrier, name) for barrier in BARRIERS], default=FALSE)
    truths = case["truths"]
    return max([truths[number] for node in conclusions_of(test) for number in deciding(node)], default=FALSE)


def read(case: dict[str, Any], numbers: Any) -> set[str]:
    """The submitted facts that rules mention, also through conclusions."""
    found: set[str] = set()
    for number in numbers:
        found = found | MENTIONED[number]
    return {fact for fact in found if fact in case["facts"]}


def read_behind(case: dict[str, Any], conclusion: str) -> set[str]:
    """The submitted facts behind a conclusion."""
    return {fact for fact in facts_behind(conclusion) if fact in case["facts"]}


def open_facts(case: dict[str, Any], number: int) -> frozenset[str]:
    """The unknown facts that keep a rule, or a part of one, undecided; none if it is decided."""
    if case["truths"][number] != UNKNOWN:
        return frozenset()
    if number not in case["open"]:
        case["open"][number] = open_parts(case, PARTS[number] if number in PARTS else RULES[number][2])
    found: frozenset[str] = case["open"][number]
    return found


def open_parts(case: dict[str, Any], parts: Any) -> frozenset[str]:
    """The same for the parts of a rule: facts, tests on conclusions, and parts of their own by number."""
    found: set[str] = set()
    for part in parts:
        if not isinstance(part, str):
            found = found | open_facts(case, part)
        elif ":" not in part:
            found = found if part in case["facts"] else found | {part}
        elif len(parts) == UNKNOWN or truth_of(case, part) == UNKNOWN:
            found = found | open_behind(case, part)
    return frozenset(found)


def open_behind(case: dict[str, Any], test: str) -> set[str]:
    """The open facts of what a test on a conclusion reads."""
    kind, _, name = test.partition(":")
    found: set[str] = set()
    for conclusion in conclusions_of(test):
        node, _, barrier = conclusion.partition(":")
        if node != "barrier":
            found = found.union(*[open_facts(case, number) for number in deciding(conclusion)])
        elif kind != "any_barrier" or level(case, barrier, name) == UNKNOWN:
            found = found | set(stakes(case, barrier))
    return found


def stakes(case: dict[str, Any], barrier: str) -> dict[str, int]:
    """The open facts of a barrier with the points at stake: what each could add to its group, at most."""
    if barrier not in case["stakes"]:
        case["stakes"][barrier] = new_stakes(case, barrier)
    found: dict[str, int] = case["stakes"][barrier]
    return found


def new_stakes(case: dict[str, Any], barrier: str) -> dict[str, int]:
    """Work out the points at stake."""
    truths = case["truths"]
    only_if = NUMBER.get(f"barrier:{barrier}/only_if")
    if only_if is not None and truths[only_if] == FALSE:
        return {}
    found: dict[str, int] = {}
    for members in GROUPS[barrier]:
        reached = max([points for number, points in members if truths[number] == TRUE], default=0)
        for number, points in members:
            if truths[number] == UNKNOWN and points > reached:
                for fact in open_facts(case, number):
                    found[fact] = max(found.get(fact, 0), points - reached)
    upper = case["scores"][barrier][1]
    if only_if is not None and upper >= SCORING["possible"]:
        for fact in open_facts(case, only_if):
            found[fact] = max(found.get(fact, 0), upper)
    return found


def in_words(value: Any) -> str:
    """A value in words; None is `not known`."""
    if isinstance(value, bool):
        word = "yes" if value else "no"
    elif value is None:
        word = "not_known"
    elif isinstance(value, str):
        word = value
    else:
        return str(value)
    return WORDS.get(word, "not known" if word == "not_known" else word)


def holes(text: str | None) -> list[str]:
    """The facts whose values a text prints."""
    return re.findall(r"\{([a-z][a-z0-9_]*)\}", text) if text and "{" in text else []


def filled(case: dict[str, Any], text: str) -> str:
    """The text with each `{fact}` replaced by that fact's value."""
    pieces = re.split(r"\{([a-z][a-z0-9_]*)\}", text) if "{" in text else [text]
    return "".join([in_words(case["facts"].get(piece)) if i % 2 else piece for i, piece in enumerate(pieces)])


def labelled(facts: dict[str, Any]) -> str:
    """`Label: value` for each of the facts."""
    return "; ".join([f"{FACTS[name]['label']}: {in_words(facts[name])}" for name in facts])


def valued(case: dict[str, Any], names: Any) -> dict[str, Any]:
    """These facts with their values, by id."""
    return {name: case["facts"][name] for name in sorted(names)}


def said(case: dict[str, Any], text: str | None, names: Any) -> str:
    """What the pack says, with its holes filled; where it says nothing, the facts."""
    return filled(case, text) if text else labelled(valued(case, names))


def is_private(case: dict[str, Any], facts: Any, text: str | None = None) -> bool:
    """Whether one of these facts, or a submitted one that the text prints, is private."""
    shown = [fact for fact in holes(text) if fact in case["facts"]]
    return not (PRIVATE.isdisjoint(facts) and PRIVATE.isdisjoint(shown))


def rule_of(number: int) -> dict[str, Any]:
    """A rule and where it is written."""
    return {"id": RULES[number][0], "place": RULES[number][1]}


STATUSES = ("now", "check_first", "later")
TIERS = ("enabling", "core", "optional")
PROMPT = ("emergency", "same_day")
PRECEDENCE = {name: place for place, name in enumerate(SCORING.get("precedence", ()))}
SAFETY_ORDER = sorted(SAFETY, key=lambda name: (URGENCIES.index(SAFETY[name]["urgency"]), name))


def covers(choice: dict[str, Any], name: str) -> bool:
    """Whether a choice by id and category has this intervention."""
    return name in choice.get("interventions", ()) or INTERVENTIONS[name]["category"] in choice.get("categories", ())


def holds(safety: str, name: str) -> bool:
    """Whether a safety condition holds this intervention back."""
    held = SAFETY[safety].get("hold_back")
    if held is None:
        return False
    return not covers(held["all_except"], name) if "all_except" in held else covers(held, name)


def lets_through(emergency: str, name: str) -> bool:
    """Whether an emergency responds with this intervention or names it as an exception."""
    held = SAFETY[emergency].get("hold_back", {})
    return name in SAFETY[emergency].get("respond_with", ()) or (
        "all_except" in held and covers(held["all_except"], name)
    )


COVERING = {
    name: [contra for contra in CONTRAINDICATIONS if covers(CONTRAINDICATIONS[contra], name)] for name in INTERVENTIONS
}
WAITS_FOR = {
    name: set(INTERVENTIONS[name].get("after", ()))
    | {other for other in INTERVENTIONS if name in INTERVENTIONS[other].get("before", ())}
    for name in INTERVENTIONS
}


def current_stages(case: dict[str, Any]) -> dict[str, int | None]:
    """The pathways that apply, each with the index of its current stage; None when all are done."""
    found: dict[str, int | None] = {}
    for name in PATHWAYS:
        if f"pathway:{name}/only_if" in NUMBER and truth(case, f"pathway:{name}/only_if") != TRUE:
            continue
        found[name] = None
        for place, stage in reversed(list(enumerate(PATHWAYS[name]["stages"]))):
            until = f"pathway:{name}/until-{stage['id']}"
            if until not in NUMBER or truth(case, until) != TRUE:
                found[name] = place
    return found


def candidates(case: dict[str, Any]) -> list[dict[str, Any]]:
    """Every indicated intervention, by id, with all that decides about it."""
    active = [name for name in SAFETY_ORDER if truth(case, f"safety:{name}") == TRUE]
    case["active"] = active
    found = []
    for name in INTERVENTIONS:
        entry = INTERVENTIONS[name]
        answers = [barrier for barrier in entry.get("for", ()) if level(case, barrier, "possible") == TRUE]
        answers += [barrier for barrier in entry.get("also", ()) if level(case, barrier, "likely") == TRUE]
        answers = sorted(answers, key=lambda barrier: PRECEDENCE[barrier])
        by_when = f"intervention:{name}/when" in NUMBER and truth(case, f"intervention:{name}/when") == TRUE
        responds_to = [safety for safety in active if name in SAFETY[safety].get("respond_with", ())]
        if answers or by_when or responds_to:
            found.append(judged(case, name, answers, responds_to, by_when=by_when))
    return found


def judged(
    case: dict[str, Any], name: str, answers: list[str], responds_to: list[str], *, by_when: bool
) -> dict[str, Any]:
    """Whether an indicated intervention is withheld, and its status if not."""
    entry = INTERVENTIONS[name]
    start = f"intervention:{name}"
    urgency = SAFETY[responds_to[0]]["urgency"] if responds_to else None
    prompt = urgency in PROMPT
    only_if = NUMBER.get(f"{start}/only_if")
    checks = [] if only_if is None or case["truths"][only_if] != UNKNOWN else [only_if]
    for contra in COVERING[name]:
        strict = CONTRAINDICATIONS[contra]["level"] == "never"
        if (
            strict
            and CONTRAINDICATIONS[contra].get("if_unknown") != "caution"
            and truth(case, f"contraindication:{contra}") == UNKNOWN
        ):
            checks.append(NUMBER[f"contraindication:{contra}"])
    for place, reason in enumerate(entry.get("not_if", ()), start=1):
        if reason.get("if_unknown") != "caution" and truth(case, f"{start}/not_if-{place}") == UNKNOWN:
            checks.append(NUMBER[f"{start}/not_if-{place}"])
    gates = [] if prompt else [gate for gate in entry.get("gates", ()) if truth(case, f"gate:{gate}") != TRUE]
    return {
        "id": name,
        "answers": answers,
        "first": [barrier for barrier in answers if barrier in entry.get("for", ())],
        "by_when": by_when,
        "responds_to": responds_to,
        "urgency": None if urgency == "note" else urgency,
        "withheld": reasons(case, name, responds_to, prompt=prompt),
        "status": "later" if gates else "check_first" if checks else "now",
        "checks": checks,
        "gates": sorted(gates),
    }


def reasons(case: dict[str, Any], name: str, responds_to: list[str], *, prompt: bool) -> list[tuple[str, list[int]]]:
    """Every reason to withhold it, with the rules concerned; none if it is recommended."""
    entry = INTERVENTIONS[name]
    active = case["active"]
    emergencies = [safety for safety in active if SAFETY[safety]["urgency"] == "emergency"]
    found: list[tuple[str, list[int]]] = []
    if emergencies and not any(lets_through(emergency, name) for emergency in emergencies):
        found.append(("emergency", [NUMBER[f"safety:{emergency}"] for emergency in emergencies]))
    foremost = [safety for safety in active if SAFETY[safety]["urgency"] == SAFETY[active[0]]["urgency"]]
    if not any(safety in foremost for safety in responds_to):
        holding = [safety for safety in active if safety not in responds_to and holds(safety, name)]
        found += [(f"safety:{safety}", [NUMBER[f"safety:{safety}"]]) for safety in holding]
    for contra in COVERING[name]:
        if CONTRAINDICATIONS[contra]["level"] == "never" and truth(case, f"contraindication:{contra}") == TRUE:
            found.append((f"contraindication:{contra}", [NUMBER[f"contraindication:{contra}"]]))
    own = [NUMBER[f"intervention:{name}/not_if-{i}"] for i in range(1, len(entry.get("not_if", ())) + 1)]
    own = [number for number in own if case["truths"][number] == TRUE]
    if own:
        found.append(("not_if", own))
    only_if = f"intervention:{name}/only_if"
    if only_if in NUMBER and truth(case, only_if) == FALSE:
        found.append(("only_if", [NUMBER[only_if]]))
    for pathway in case["stages"]:
        stage = case["stages"][pathway]
        if not prompt and stage is not None and name in PATHWAYS[pathway]["stages"][stage].get("hold_back", ()):
            found.append((f"pathway:{pathway}.{PATHWAYS[pathway]['stages'][stage]['id']}", []))
    return found


def ranked(case: dict[str, Any], found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The recommended candidates in order, each with its tier, its value and what put it before the next one."""
    recommended = [candidate for candidate in found if not candidate["withheld"]]
    keeping = [gate for candidate in recommended if matters(case, candidate) for gate in candidate["gates"]]
    answered = {barrier for candidate in recommended for barrier in candidate["answers"]}
    worth = {
        "points": {barrier: min(case["scores"][barrier][0], SCORING["cap"]) for barrier in answered},
        "placed": dict.fromkeys(answered, 0),
        "halvings": len(recommended),
    }
    blocks: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for candidate in recommended:
        candidate["tier"] = tier(case, candidate, keeping)
        urgency = URGENCIES.index(candidate["urgency"]) if candidate["urgency"] else len(URGENCIES) - 1
        blocks.setdefault((urgency, STATUSES.index(candidate["status"])), []).append(candidate)
    order: list[dict[str, Any]] = []
    previous = None
    for block in sorted(blocks):
        if previous is not None:
            order[-1]["ahead"] = "urgency" if block[0] != previous[0] else "status"
        order += placed(blocks[block], worth)
        previous = block
    unit = SCORING["unit"] * SCORING["shares"][0] << worth["halvings"]
    for candidate in order:
        candidate["value"] = fraction(candidate["value"], unit)
    return order


def fraction(up: int, down: int) -> str:
    """An exact fraction in lowest terms, as text."""
    one, other = up, down
    while other:
        one, other = other, one % other
    return str(up // one) if down == one else f"{up // one}/{down // one}"


def matters(case: dict[str, Any], candidate: dict[str, Any]) -> bool:
    """Whether more than a merely possible barrier, or a barrier it only also helps with, speaks for it."""
    likely = [barrier for barrier in candidate["first"] if level(case, barrier, "likely") == TRUE]
    return bool(candidate["by_when"] or candidate["responds_to"] or likely)


def tier(case: dict[str, Any], candidate: dict[str, Any], keeping: list[str]) -> str:
    """The tier it ranks as: enabling only where it enables."""
    given: str = INTERVENTIONS[candidate["id"]]["tier"]
    if given != "enabling":
        return given
    likely = [barrier for barrier in candidate["first"] if level(case, barrier, "likely") == TRUE]
    opens = [gate for gate in keeping if candidate["id"] in GATES[gate].get("opened_by", ())]
    return "enabling" if candidate["by_when"] or candidate["urgency"] or likely or opens else "core"


def value(candidate: dict[str, Any], worth: dict[str, Any]) -> int:
    """What a recommendation adds to those already placed, as a whole number."""
    entry = INTERVENTIONS[candidate["id"]]
    first, also = SCORING["shares"]
    total = 0
    for barrier in candidate["answers"]:
        share = first if barrier in entry.get("for", ()) else also
        total += share * (worth["points"][barrier] << (worth["halvings"] - worth["placed"][barrier]))
    if candidate["responds_to"] or not candidate["answers"]:
        total = max(total, (4 * first) << worth["halvings"])
    weight: int = SCORING["weights"][entry["evidence"]["grade"]]
    return total * weight


def placed(block: list[dict[str, Any]], worth: dict[str, Any]) -> list[dict[str, Any]]:
    """Order candidates of equal urgency and status; `before` and `after` among them come first."""
    waiting = {candidate["id"]: candidate for candidate in block}
    keys = {name: key(waiting[name], worth) for name in waiting}
    keys_then = keys
    free: list[str] = []
    order: list[dict[str, Any]] = []
    while waiting:
        was_free = free
        free = [name for name in waiting if WAITS_FOR[name].isdisjoint(waiting)]
        best = min([(keys[name], name) for name in free])[1]
        if order:
            order[-1]["ahead"] = deciding_key(best, keys_then, was_free, order[-1]["id"])
        keys_then = dict(keys)
        candidate = waiting.pop(best)
        candidate["value"] = -keys[best][1]
        candidate["ahead"] = None
        order.append(candidate)
        for barrier in candidate["answers"]:
            worth["placed"][barrier] = worth["placed"][barrier] + 1
        for name, other in waiting.items():
            if not set(other["answers"]).isdisjoint(candidate["answers"]):
                keys[name] = key(other, worth)
    return order


def key(candidate: dict[str, Any], worth: dict[str, Any]) -> tuple[int, int, int, str]:
    """What decides its place: tier, value, precedence, id."""
    answers = candidate["answers"]
    first = PRECEDENCE[answers[0]] if answers else len(BARRIERS)
    return (TIERS.index(candidate["tier"]), -value(candidate, worth), first, candidate["id"])


def deciding_key(following: str, keys: dict[str, Any], free: list[str], chosen: str) -> str:
    """The key that put `chosen` before the one that follows it, judged at the moment it was placed."""
    if following not in free:
        return "before"
    for place, name in enumerate(("tier", "value", "precedence", "id")):
        if keys[chosen][place] != keys[following][place]:
            return name
    return "id"


def assess(facts: Any) -> dict[str, Any]:
    """The advice on one case, in the shape of advice-json.md.

    `facts` maps fact ids to true/false, numbers, choice words, or None for unknown; what is left out is unknown, and
    is never taken for "no". Raises CaseError if they do not fit the vocabulary: an error is never less advice.
    """
    values, exact = checked(facts)
    truths, scores = conclusions(exact)
    case: dict[str, Any] = {"facts": values, "truths": truths, "scores": scores, "open": {}, "stakes": {}}
    case["stages"] = current_stages(case)
    indicated = candidates(case)
    order = ranked(case, indicated)
    barriers = sorted(PRECEDENCE, key=lambda name: -scores[name][0])
    recommended = [recommendation(case, rank, candidate) for rank, candidate in enumerate(order, start=1)]
    return {
        "schema": "resistance_rules.advice/1",
        "pack": {**PACK, "engine": {**PACK["engine"]}},
        "safety": [safety_state(case, name, order) for name in case["active"]],
        "barriers": [barrier_state(case, name) for name in barriers],
        "gates": [gate_state(case, name) for name in GATES],
        "pathways": [pathway_state(case, name) for name in case["stages"]],
        "recommendations": recommended,
        "withheld": [withheld(case, candidate) for candidate in indicated if candidate["withheld"]],
        "questions": questions(case, recommended, barriers),
        "contradictions": [name for name in ASSUME if truth(case, f"assume:{name}") == TRUE],
    }


def safety_state(case: dict[str, Any], name: str, order: list[dict[str, Any]]) -> dict[str, Any]:
    """An active safety condition."""
    entry = SAFETY[name]
    number = NUMBER[f"safety:{name}"]
    facts = read(case, [number])
    responses = entry.get("respond_with", ())
    answered = [candidate for candidate in order if candidate["id"] in responses]
    policy = entry.get("policy", {"text": None})
    return {
        "id": name,
        "label": entry["label"],
        "urgency": entry["urgency"],
        "unanswered": entry["urgency"] == "emergency" and not answered,
        "alone": entry.get("alone", False),
        "policy": policy["text"],
        "policy_missing": "policy" in entry and policy["text"] is None,
        "because": said(case, entry.get("because"), facts),
        "do_first": list(entry["do_first"]),
        "respond_with": list(responses),
        "private": entry.get("private", False) or is_private(case, facts, entry.get("because")),
        "facts": valued(case, facts),
        "sources": list(entry["cite"]),
        "rules": [rule_of(number)],
    }


def barrier_state(case: dict[str, Any], name: str) -> dict[str, Any]:
    """Where a barrier stands, with what speaks for and against it."""
    entry = BARRIERS[name]
    points, upper = case["scores"][name]
    start = f"barrier:{name}"
    true, false = [], []
    for indicator, number in zip(entry["indicators"], INDICATORS[name], strict=True):
        if case["truths"][number] == TRUE:
            true.append((indicator, number))
        elif case["truths"][number] == FALSE:
            false.append(number)
    for_it = read(case, [number for indicator, number in true])
    facts = for_it | read(case, false)
    if f"{start}/only_if" in NUMBER:
        facts = facts | read(case, [NUMBER[f"{start}/only_if"]])
    printing = any(is_private(case, (), indicator.get("because")) for indicator, number in true)
    if level(case, name, "likely") == TRUE:
        named = "likely"
    elif level(case, name, "possible") == TRUE:
        named = "possible"
    else:
        named = "open" if upper >= SCORING["possible"] else "ruled_out"
    return {
        "id": name,
        "label": entry["label"],
        "level": named,
        "points": points,
        "upper": upper,
        "because": [said(case, indicator.get("because"), read(case, [number])) for indicator, number in true],
        "against": [labelled(valued(case, read(case, [number]))) for number in false],
        "open": sorted(stakes(case, name)),
        "private": entry.get("private", False) or printing or is_private(case, facts),
        "facts": valued(case, for_it),
        "sources": sorted({source for indicator, number in true for source in indicator.get("cite", ())}),
        "rules": [rule_of(number) for indicator, number in true],
    }


def gate_state(case: dict[str, Any], name: str) -> dict[str, Any]:
    """Whether a gate is open."""
    entry = GATES[name]
    number = NUMBER[f"gate:{name}"]
    facts = read(case, [number])
    asked = open_facts(case, number)
    return {
        "id": name,
        "label": entry["label"],
        "state": ("closed", "unknown", "open")[case["truths"][number]],
        "ask": filled(case, entry["ask"]),
        "opened_by": list(entry.get("opened_by", ())),
        "open": sorted(asked),
        "private": entry.get("private", False) or is_private(case, facts | asked, entry["ask"]),
        "facts": valued(case, facts),
        "sources": list(entry.get("cite", ())),
        "rules": [rule_of(number)],
    }


def pathway_state(case: dict[str, Any], name: str) -> dict[str, Any]:
    """The current stage of a pathway that applies."""
    entry = PATHWAYS[name]
    place = case["stages"][name]
    stage = None if place is None else entry["stages"][place]
    return {
        "id": name,
        "label": entry["label"],
        "stage": stage["id"] if stage else None,
        "stage_label": stage["label"] if stage else None,
        "private": entry.get("private", False) or is_private(case, read_on_pathway(case, name)),
        "rules": [
            {"id": f"pathway:{name}" + (f".{stage['id']}" if stage else ""), "place": (stage or entry)["place"]},
        ],
    }


def read_on_pathway(case: dict[str, Any], name: str) -> set[str]:
    """What decided where the case stands: `only_if`, and `until` up to the current stage."""
    place = case["stages"][name]
    stages = PATHWAYS[name]["stages"]
    passed = stages if place is None else stages[: place + 1]
    rules = [f"pathway:{name}/only_if"] + [f"pathway:{name}/until-{stage['id']}" for stage in passed]
    return read(case, [NUMBER[rule] for rule in rules if rule in NUMBER])


def recommendation(case: dict[str, Any], rank: int, candidate: dict[str, Any]) -> dict[str, Any]:
    """A recommendation at its place."""
    name = candidate["id"]
    entry = INTERVENTIONS[name]
    reasons = [f"barrier:{barrier}" for barrier in candidate["answers"]]
    signs = [f"safety:{safety}" for safety in candidate["responds_to"]]
    indicates: set[str] = set().union(*[read_behind(case, reason) for reason in reasons + signs])
    if candidate["by_when"]:
        indicates = indicates | read(case, [NUMBER[f"intervention:{name}/when"]])
    settling = candidate["checks"] + [NUMBER[f"gate:{gate}"] for gate in candidate["gates"]]
    asked = set().union(*[open_facts(case, number) for number in settling])
    named = (
        [entry]
        + [BARRIERS[barrier] for barrier in candidate["answers"]]
        + [SAFETY[safety] for safety in candidate["responds_to"]]
        + [GATES[gate] for gate in candidate["gates"]]
    )
    evidence = entry["evidence"]
    return {
        "rank": rank,
        "id": name,
        "label": entry["label"],
        "category": entry["category"],
        "audience": entry["audience"],
        "do": entry["do"],
        "say": list(entry.get("say", ())),
        "evidence": {"grade": evidence["grade"], "cite": list(evidence["cite"]), "effect": evidence.get("effect")},
        "status": candidate["status"],
        "urgency": candidate["urgency"],
        "tier": candidate["tier"],
        "value": candidate["value"],
        "answers": candidate["answers"],
        "responds_to": candidate["responds_to"],
        "questions": sorted(asked),
        "gates": candidate["gates"],
        "cautions": cautions(case, name),
        "ahead_of_next_by": candidate["ahead"],
        "because": [*reasons, *(["when"] if candidate["by_when"] else []), *signs],
        "private": any(one.get("private", False) for one in named)
        or is_private(case, indicates | read(case, settling) | asked),
        "facts": valued(case, indicates),
        "sources": list(evidence["cite"]),
        "rules": [{"id": f"intervention:{name}", "place": entry["place"]}],
    }


def cautions(case: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """What to keep in mind with an intervention, or to find out."""
    entry = INTERVENTIONS[name]
    start = f"intervention:{name}"
    found = []
    for contra in COVERING[name]:
        rule = f"contraindication:{contra}"
        mild = CONTRAINDICATIONS[contra]["level"] == "precaution"
        decided = truth(case, rule)
        if (decided == UNKNOWN and (mild or CONTRAINDICATIONS[contra].get("if_unknown") == "caution")) or (
            decided == TRUE and mild
        ):
            found.append(caution(case, rule, decided, NUMBER[rule], CONTRAINDICATIONS[contra]["because"]))
            found[-1]["private"] = found[-1]["private"] or CONTRAINDICATIONS[contra].get("private", False)
    for place, reason in enumerate(entry.get("not_if", ()), start=1):
        rule = f"{start}/not_if-{place}"
        if reason.get("if_unknown") == "caution" and truth(case, rule) == UNKNOWN:
            found.append(caution(case, "not_if", UNKNOWN, NUMBER[rule], reason["because"]))
    for place, own in enumerate(entry.get("cautions", ()), start=1):
        number = NUMBER.get(f"{start}/caution-{place}")
        decided = TRUE if number is None else case["truths"][number]
        if decided:
            found.append(caution(case, "own", decided, number, own.get("say")))
    return found


def caution(case: dict[str, Any], by: str, decided: int, number: int | None, say: str | None) -> dict[str, Any]:
    """One of them; it applies, or has to be checked."""
    tested = set() if number is None else read(case, [number])
    asked = frozenset() if number is None else open_facts(case, number)
    return {
        "by": by,
        "state": "applies" if decided == TRUE else "check",
        "say": said(case, say, tested),
        "private": is_private(case, tested | asked, say),
        "questions": sorted(asked),
    }


def withheld(case: dict[str, Any], candidate: dict[str, Any]) -> dict[str, Any]:
    """What is indicated and not recommended, with every reason."""
    name = candidate["id"]
    entry = INTERVENTIONS[name]
    told = [reason(case, name, by, numbers) for by, numbers in candidate["withheld"]]
    facts = set().union(*[one["read"] for one in told])
    return {
        "id": name,
        "label": entry["label"],
        "by": [by for by, numbers in candidate["withheld"]],
        "because": [one["text"] for one in told],
        "private": entry.get("private", False) or is_private(case, facts) or any(one["private"] for one in told),
        "facts": valued(case, facts),
        "rules": [rule for one in told for rule in one["rules"]],
    }


def reason(case: dict[str, Any], intervention: str, by: str, numbers: list[int]) -> dict[str, Any]:
    """One reason in words, with what it read. What the pack gives no words for is said as `Label: value`."""
    kind, _, name = by.partition(":")
    facts = read(case, numbers)
    rules = [rule_of(number) for number in numbers]
    texts: list[str] = []
    literal: list[str] = []
    private = False
    if kind == "emergency":
        active = [SAFETY[rule["id"].partition(":")[2]] for rule in rules]
        literal = [emergency["label"] for emergency in active]
        private = any(emergency.get("private", False) for emergency in active)
    elif kind == "safety":
        because = SAFETY[name]["hold_back"].get("because")
        texts = [because] if because else []
        private = SAFETY[name].get("private", False)
    elif kind == "contraindication":
        texts = [CONTRAINDICATIONS[name]["because"]]
        private = CONTRAINDICATIONS[name].get("private", False)
    elif kind == "not_if":
        own = enumerate(INTERVENTIONS[intervention]["not_if"], start=1)
        texts = [one["because"] for i, one in own if NUMBER[f"intervention:{intervention}/not_if-{i}"] in numbers]
    elif kind == "pathway":
        pathway = name.partition(".")[0]
        state = pathway_state(case, pathway)
        facts = read_on_pathway(case, pathway)
        rules = state["rules"]
        literal = [f"{state['label']}: {state['stage_label']}"]
        private = PATHWAYS[pathway].get("private", False)
    text = "; ".join([*literal, *[filled(case, one) for one in texts]]) or labelled(valued(case, facts))
    if not text:  # nothing that was submitted decided it: say what is not known, apart from what is private
        unknown = frozenset().union(*[MENTIONED[number] for number in numbers]) - PRIVATE
        text = "; ".join([f"{FACTS[fact]['label']}: {in_words(None)}" for fact in sorted(unknown)])
    printing = any(is_private(case, (), one) for one in texts)
    return {"text": text, "read": facts, "rules": rules, "private": private or printing}


def questions(case: dict[str, Any], recommended: list[dict[str, Any]], barriers: list[str]) -> list[dict[str, Any]]:
    """Every fact worth asking next, once, at its first place, with every reason."""
    reasons: dict[str, list[str]] = {}
    urgent: dict[str, str] = {}
    for safety in SAFETY_ORDER:
        linked = f"safety:{safety}/ask"
        if "ask_if_unknown" in SAFETY[safety] and (linked not in NUMBER or truth(case, linked) == TRUE):
            for fact in sorted(open_facts(case, NUMBER[f"safety:{safety}"])):
                urgent.setdefault(fact, safety)
                reasons.setdefault(fact, []).append(f"safety:{safety}")
    for item in recommended:
        for fact in item["questions"]:
            reasons.setdefault(fact, []).append(f"status:{item['id']}")
    for barrier in barriers:
        if UNKNOWN in (level(case, barrier, "likely"), level(case, barrier, "possible")):
            at_stake = stakes(case, barrier)
            for _, fact in sorted([(-points, fact) for fact, points in at_stake.items()]):
                reasons.setdefault(fact, []).append(f"barrier:{barrier}")
    return [question(case, fact, reasons[fact], urgent.get(fact)) for fact in reasons]


def question(case: dict[str, Any], fact: str, why: list[str], safety: str | None) -> dict[str, Any]:
    """One of them, in the words of the safety condition if it is urgent."""
    entry = FACTS[fact]
    urgent = SAFETY[safety] if safety else {"ask_if_unknown": {}}
    ask = urgent["ask_if_unknown"].get("ask") or entry.get("ask")
    return {
        "fact": fact,
        "ask": filled(case, ask) if ask else entry["label"],
        "alone": entry.get("alone", False) or urgent.get("alone", False),
        "why": why,
        "private": is_private(case, [fact], ask) or not PRIVATE_REASONS.isdisjoint(why),
    }
